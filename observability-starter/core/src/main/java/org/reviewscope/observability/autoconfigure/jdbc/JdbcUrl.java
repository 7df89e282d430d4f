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
 * @param url the URL
 */
record JdbcUrl(String url) {

	private static final String OTHER = "other_sql";

	private static final Map<String, String> SYSTEMS = Map.of("h2", "h2database", "postgresql", "postgresql", "mysql",
			"mysql", "mariadb", "mariadb", "sqlserver", "microsoft.sql_server", "oracle", "oracle.db", "hsqldb",
			"hsqldb", "sqlite", "sqlite", "derby", "derby", "db2", "ibm.db2");

	// DB2 has a colon before the first one
	private static final Pattern PROPERTIES = Pattern.compile("[?;]|:(?=\\w+=)");

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
		String path = PROPERTIES.split(this.url, 2)[0].replaceFirst("^.*//[^/]*", "/");
		String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
		return (name.isEmpty() || name.contains("@")) ? null : name;
	}

	SqlDialect dialect() {
		return SqlText.dialect(system());
	}

}
