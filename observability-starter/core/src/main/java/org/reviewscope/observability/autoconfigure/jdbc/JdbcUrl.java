package org.reviewscope.observability.autoconfigure.jdbc;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.opentelemetry.instrumentation.api.incubator.semconv.db.SqlDialect;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.autoconfigure.redaction.SqlText;

/**
 * What a JDBC URL tells of a database, in OpenTelemetry's words.
 *
 * @param system the product, one of OpenTelemetry's names
 * @param namespace the name of the database, or {@code null} if the URL does not say it
 */
record JdbcUrl(String system, @Nullable String namespace) {

	private static final String OTHER = "other_sql";

	private static final Map<String, String> SYSTEMS = Map.of("h2", "h2database", "postgresql", "postgresql", "mysql",
			"mysql", "mariadb", "mariadb", "sqlserver", "microsoft.sql_server", "oracle", "oracle.db", "hsqldb",
			"hsqldb", "sqlite", "sqlite", "derby", "derby", "db2", "ibm.db2");

	// DB2 has a colon before the first one
	private static final Pattern PROPERTIES = Pattern.compile("[?;]|:(?=\\w+=)");

	private static final Pattern DATABASE_PROPERTY = Pattern.compile(";database(?:Name)?=([^;]+)",
			Pattern.CASE_INSENSITIVE);

	static JdbcUrl of(String url) {
		return new JdbcUrl(system(url), namespace(url));
	}

	SqlDialect dialect() {
		return SqlText.dialect(this.system);
	}

	private static String system(String url) {
		String[] parts = url.toLowerCase(Locale.ROOT).split(":", 3);
		return (parts.length > 1) ? SYSTEMS.getOrDefault(parts[1], OTHER) : OTHER;
	}

	private static @Nullable String namespace(String url) {
		Matcher property = DATABASE_PROPERTY.matcher(url);
		if (property.find()) {
			return property.group(1);
		}
		String path = PROPERTIES.split(url, 2)[0].replaceFirst("^.*//[^/]*", "/");
		String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
		return (name.isEmpty() || name.contains("@")) ? null : name;
	}

}
