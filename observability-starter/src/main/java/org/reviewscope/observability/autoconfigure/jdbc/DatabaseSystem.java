package org.reviewscope.observability.autoconfigure.jdbc;

import java.util.Locale;
import java.util.Map;

/**
 * OpenTelemetry's names for databases, which are not those of their JDBC URLs.
 */
final class DatabaseSystem {

	private static final String OTHER = "other_sql";

	private static final Map<String, String> BY_SUBPROTOCOL = Map.of("h2", "h2database", "postgresql", "postgresql",
			"mysql", "mysql", "mariadb", "mariadb", "sqlserver", "microsoft.sql_server", "oracle", "oracle.db",
			"hsqldb", "hsqldb", "sqlite", "sqlite", "derby", "derby", "db2", "ibm.db2");

	private DatabaseSystem() {
	}

	static String of(String jdbcUrl) {
		String[] parts = jdbcUrl.toLowerCase(Locale.ROOT).split(":", 3);
		return (parts.length > 1) ? BY_SUBPROTOCOL.getOrDefault(parts[1], OTHER) : OTHER;
	}

}
