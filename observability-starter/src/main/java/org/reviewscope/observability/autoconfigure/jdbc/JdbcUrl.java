package org.reviewscope.observability.autoconfigure.jdbc;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.opentelemetry.instrumentation.api.incubator.semconv.db.SqlDialect;
import org.jspecify.annotations.Nullable;

/**
 * What a JDBC URL tells of a database, in OpenTelemetry's words.
 *
 * @param url the URL
 */
record JdbcUrl(String url) {

	private static final String OTHER = "other_sql";

	private static final Map<String, String> SYSTEMS = Map.of("h2", "h2database", "postgresql", "postgresql", "mysql",
			"mysql", "mariadb", "mariadb", "sqlserver", "microsoft.sql_server", "oracle", "oracle.db", "hsqldb",
			"hsqldb", "sqlite", "sqlite", "derby", "derby", "db2", "ibm.db2");

	// In these databases a text in double quotes may be a value
	private static final Set<String> QUOTED_VALUES = Set.of("mysql", "mariadb", "sqlite", OTHER);

	private static final Pattern DATABASE_PROPERTY = Pattern.compile(";database(?:Name)?=([^;]+)",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Returns the product.
	 * @return one of OpenTelemetry's names of products
	 */
	String system() {
		String[] parts = this.url.toLowerCase(Locale.ROOT).split(":", 3);
		return (parts.length > 1) ? SYSTEMS.getOrDefault(parts[1], OTHER) : OTHER;
	}

	/**
	 * Returns the name of the database.
	 * @return the name, or {@code null} if the URL does not say it
	 */
	@Nullable String namespace() {
		Matcher property = DATABASE_PROPERTY.matcher(this.url);
		if (property.find()) {
			return property.group(1);
		}
		String path = this.url.split("[?;]", 2)[0].replaceFirst("^.*//[^/]*", "/");
		String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
		return (name.isEmpty() || name.contains("@")) ? null : name;
	}

	SqlDialect dialect() {
		return QUOTED_VALUES.contains(system()) ? SqlDialect.DOUBLE_QUOTES_ARE_STRING_LITERALS
				: SqlDialect.DOUBLE_QUOTES_ARE_IDENTIFIERS;
	}

}
