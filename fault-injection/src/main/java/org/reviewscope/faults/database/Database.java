package org.reviewscope.faults.database;

import java.sql.Connection;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which database this is: some statements differ.
 */
final class Database {

	private Database() {
	}

	static boolean isH2(JdbcTemplate jdbc) {
		ConnectionCallback<String> product = (Connection connection) -> connection.getMetaData()
			.getDatabaseProductName();
		return "H2".equals(jdbc.execute(product));
	}

}
