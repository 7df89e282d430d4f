package org.reviewscope.faults.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import javax.sql.DataSource;

import org.reviewscope.faults.Fault;
import org.reviewscope.faults.FaultDescription;
import org.reviewscope.faults.FaultDescription.Signs;
import org.reviewscope.faults.FaultParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * A transaction that takes a lock and does not release it.
 */
class DatabaseLock implements Fault {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseLock.class);

	private final DataSource dataSource;

	DatabaseLock(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public FaultDescription description() {
		return new FaultDescription("database-lock",
				"A transaction of its own locks the predictions in PostgreSQL, and the whole database in H2.",
				FaultDescription.STORE, Map.of(),
				new Signs("hikaricp_connections_active",
						"rises to the size of the pool, then hikaricp_connections_pending",
						"a query of the store that does not end; inference gives up after 0.5 s: its call is red",
						"warning “Answered 503 on …” of the store when the pool is empty; in inference-service “No prediction waits any more” at the end",
						"ErrorSpike of model-store-service; PredictionsUnrecorded after a quarter of an hour"));
	}

	@Override
	public Runnable begin(FaultParameters parameters) {
		Connection connection = DataSourceUtils.getConnection(this.dataSource);
		try {
			connection.setAutoCommit(false);
			boolean h2 = Database.isH2(connection);
			execute(connection, h2 ? "SET EXCLUSIVE 1" : "LOCK TABLE prediction IN ACCESS EXCLUSIVE MODE");
			return () -> release(connection, h2);
		}
		catch (SQLException ex) {
			DataSourceUtils.releaseConnection(connection, this.dataSource);
			throw new IllegalStateException("The lock could not be taken", ex);
		}
	}

	private static void release(Connection connection, boolean h2) {
		try (connection) {
			if (h2) {
				execute(connection, "SET EXCLUSIVE 0");
			}
			connection.rollback();
			connection.setAutoCommit(true);
		}
		catch (SQLException ex) {
			logger.warn("The lock could not be released", ex);
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
