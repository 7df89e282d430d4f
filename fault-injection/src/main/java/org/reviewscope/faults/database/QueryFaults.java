package org.reviewscope.faults.database;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.reviewscope.faults.Fault;
import org.reviewscope.faults.FaultDescription;
import org.reviewscope.faults.FaultDescription.Signs;
import org.reviewscope.faults.FaultParameters;
import org.reviewscope.faults.request.RequestEffect;
import org.reviewscope.faults.request.RequestEffects;
import org.reviewscope.faults.request.RequestFault;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Queries that nobody needs, before those of a request. They run through the service's
 * own data source, so that they are seen as its own are.
 */
final class QueryFaults {

	private static final String LOOKUP = "SELECT sentiment FROM prediction WHERE id = "
			+ "CAST('00000000-0000-0000-0000-000000000000' AS UUID)";

	// Then a request goes on without its query, so that none waits long after the end
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

	private QueryFaults() {
	}

	static Fault slow(JdbcTemplate jdbc, RequestEffects effects) {
		return new RequestFault(new FaultDescription("slow-query",
				"Each request first runs one query that reads millions of rows, one request after the other.",
				FaultDescription.STORE, Map.of("millions", "5"),
				new Signs("jdbc_query_seconds", "the time rises as much as that of the requests",
						"one long span SELECT below the store's server span; inference gives up after 0.5 s: its call is red",
						"warning “Slow request” from 1 s on; in inference-service nothing until the end, then “No prediction waits any more”, event.name backlog.drained",
						"PredictionsUnrecorded, if records wait for a quarter of an hour")),
				effects, (parameters) -> slow(jdbc, parameters));
	}

	// Its signs are an exercise: docs/faults.md has them, folded
	static Fault bottleneck(JdbcTemplate jdbc, RequestEffects effects) {
		return new RequestFault(
				new FaultDescription("bottleneck",
						"Records take longer than they need to. Which service, which span, which query?",
						FaultDescription.STORE, Map.of("size", "80"),
						new Signs("http_client_requests_seconds", "of its callers rises; find out why",
								"the hunt: which span takes the time, and what is below it?",
								"none: no service complains", "none: answers come in time")),
				effects, (parameters) -> bottleneck(jdbc, parameters));
	}

	// Real work, not a sleep. Another value each time: H2 remembers the answers to
	// queries that it was asked before
	private static RequestEffect slow(JdbcTemplate jdbc, FaultParameters parameters) {
		boolean h2 = Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) Database::isH2));
		String numbers = h2 ? "SYSTEM_RANGE" : "generate_series";
		String sql = "SELECT COUNT(*) FROM %s(1, 1000) a CROSS JOIN %s(1, %d) b WHERE MOD(%s + ?, 7) = 1"
			.formatted(numbers, numbers, 1000 * parameters.number("millions", 1, 1000), h2 ? "a.x * b.x" : "a * b");
		AtomicLong asked = new AtomicLong();
		Semaphore turn = new Semaphore(1);
		return (route, _) -> {
			inTurn(turn, () -> jdbc.queryForObject(sql, Long.class, asked.incrementAndGet()));
			return true;
		};
	}

	// H2 calculates in the service itself, which would have no processor left for the
	// call that ends the fault
	private static void inTurn(Semaphore turn, Runnable query) throws InterruptedException {
		if (turn.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
			try {
				query.run();
			}
			finally {
				turn.release();
			}
		}
	}

	// One query for each row, where one for all would do
	private static RequestEffect bottleneck(JdbcTemplate jdbc, FaultParameters parameters) {
		int queries = parameters.number("size", 1, 1000);
		return (route, _) -> {
			for (int i = 0; i < queries && route.startsWith("PUT /predictions"); i++) {
				jdbc.queryForList(LOOKUP, String.class);
			}
			return true;
		};
	}

}
