package org.reviewscope.observability.autoconfigure.jdbc;

import io.micrometer.common.docs.KeyName;

/**
 * OpenTelemetry's names for what is known of a JDBC call; on spans only.
 */
enum JdbcAttribute implements KeyName {

	/**
	 * First word of the statement.
	 */
	OPERATION("db.operation.name"),

	/**
	 * Statement with placeholders, never with values.
	 */
	QUERY_TEXT("db.query.text"),

	/**
	 * Product, as told from the JDBC URL.
	 */
	SYSTEM("db.system.name");

	private final String key;

	JdbcAttribute(String key) {
		this.key = key;
	}

	@Override
	public String asString() {
		return this.key;
	}

}
