package org.reviewscope.faults.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Which database this is: some statements differ.
 */
final class Database {

	private Database() {
	}

	static boolean isH2(Connection connection) throws SQLException {
		return connection.getMetaData().getDatabaseProductName().equals("H2");
	}

}
