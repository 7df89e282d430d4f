package org.reviewscope.faults.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.reviewscope.faults.Fault;
import org.reviewscope.faults.FaultDescription;
import org.reviewscope.faults.FaultDescription.Signs;
import org.reviewscope.faults.FaultParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that are taken from the pool and not given back.
 */
class PoolExhausted implements Fault {

	private static final Logger logger = LoggerFactory.getLogger(PoolExhausted.class);

	private final DataSource dataSource;

	PoolExhausted(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public FaultDescription description() {
		return new FaultDescription("pool-exhausted", "Holds connections of the pool, which has ten.",
				FaultDescription.STORE, Map.of("connections", "10"),
				new Signs("hikaricp_connections_pending", "rises, and hikaricp_connections_timeout_total after 3 s",
						"a red server span of the store, 3 s long, without a query",
						"warning “Answered 503 on …”, which says that the database does not answer",
						"ErrorSpike of model-store-service; PredictionsUnrecorded after a quarter of an hour"));
	}

	@Override
	public Runnable begin(FaultParameters parameters) {
		int wanted = parameters.number("connections", 1, 100);
		List<Connection> held = new ArrayList<>();
		try {
			while (held.size() < wanted) {
				held.add(this.dataSource.getConnection());
			}
		}
		catch (SQLException ex) {
			// The pool is smaller than that: exhausted all the same
			logger.info("Holds {} connections", held.size());
		}
		return () -> held.forEach(PoolExhausted::giveBack);
	}

	private static void giveBack(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			logger.warn("A connection could not be given back", ex);
		}
	}

}
