package org.reviewscope.observability.autoconfigure.redaction;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import io.opentelemetry.instrumentation.api.incubator.semconv.db.SqlDialect;
import io.opentelemetry.instrumentation.api.incubator.semconv.db.SqlQueryAnalyzer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ConcurrentLruCache;

/**
 * SQL without its literals and comments, by OpenTelemetry's own sanitizer. That one does
 * not know escapes by backslash, Oracle's {@code q'[...]'} and quotes that are never
 * closed: such a statement is shown up to its first quote.
 */
public final class SqlText {

	private static final SqlQueryAnalyzer ANALYZER = SqlQueryAnalyzer.create(true);

	// In these databases a text in double quotes may be a value, and so it is in an
	// unknown one
	private static final Set<String> QUOTED_VALUES = Set.of("mysql", "mariadb", "sqlite", "other_sql");

	private static final Pattern COMMENT = Pattern
		.compile("('[^']*+'?|\"[^\"]*+\"?)|--[^\r\n]*+|/\\*(?s:.*?)(?:\\*/|\\z)");

	private static final Pattern UNCLEAR = Pattern.compile("\\b(?:e|n?q)'", Pattern.CASE_INSENSITIVE);

	private static final Pattern QUOTED_NAME = Pattern.compile("\"[^\"]*+\"");

	private static final Pattern QUOTE = Pattern.compile("['\"]|\\$\\w*\\$");

	// Statements come again and again. One that is longer is likely to hold its values
	private static final int MOST_KEPT = 500;

	private static final int LONGEST_KEPT = 4000;

	private static final ConcurrentLruCache<Statement, Statement> READABLE = new ConcurrentLruCache<>(MOST_KEPT,
			SqlText::readable);

	private SqlText() {
	}

	/**
	 * Returns how a database reads double quotes.
	 * @param system the product, by OpenTelemetry's name; {@code null} if it is unknown
	 * @return the way to read its SQL
	 */
	public static SqlDialect dialect(@Nullable String system) {
		return (system == null || QUOTED_VALUES.contains(system)) ? SqlDialect.DOUBLE_QUOTES_ARE_STRING_LITERALS
				: SqlDialect.DOUBLE_QUOTES_ARE_IDENTIFIERS;
	}

	/**
	 * Returns what may be shown of a statement, prepared or not.
	 * @param sql the statement
	 * @param dialect how its database reads it
	 * @return the statement with placeholders for literals
	 */
	public static String withoutValues(String sql, SqlDialect dialect) {
		return analyzed(readable(sql, dialect), dialect);
	}

	/**
	 * Returns what OpenTelemetry reads correctly of a statement.
	 * @param sql the statement
	 * @param dialect how its database reads it
	 * @return the statement with its literals, or its beginning
	 */
	public static String readable(String sql, SqlDialect dialect) {
		Statement statement = new Statement(sql, dialect);
		return ((sql.length() <= LONGEST_KEPT) ? READABLE.get(statement) : readable(statement)).text();
	}

	private static Statement readable(Statement given) {
		SqlDialect dialect = given.dialect();
		String statement = COMMENT.matcher(given.text()).replaceAll("$1");
		if (isUnclear(statement, dialect) || hasQuoteLeft(analyzed(statement, dialect))) {
			return new Statement(QUOTE.split(statement, 2)[0] + "''", dialect);
		}
		return new Statement(statement, dialect);
	}

	private static String analyzed(String statement, SqlDialect dialect) {
		return Objects.requireNonNull(ANALYZER.analyze(statement, dialect).getQueryText());
	}

	private static boolean isUnclear(String statement, SqlDialect dialect) {
		return UNCLEAR.matcher(statement).find()
				|| (statement.indexOf('\\') >= 0 && dialect == SqlDialect.DOUBLE_QUOTES_ARE_STRING_LITERALS);
	}

	private static boolean hasQuoteLeft(String text) {
		return QUOTE.matcher(QUOTED_NAME.matcher(text).replaceAll("")).find();
	}

	/**
	 * A statement and how its database reads it.
	 *
	 * @param text the statement
	 * @param dialect how a text in double quotes is read
	 */
	private record Statement(String text, SqlDialect dialect) {
	}

}
