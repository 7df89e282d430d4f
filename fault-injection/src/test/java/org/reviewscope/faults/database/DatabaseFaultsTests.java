package org.reviewscope.faults.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.faults.Fault;
import org.reviewscope.faults.FaultParameters;
import org.reviewscope.faults.request.RequestEffects;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What the faults do to an H2 database and its pool.
 */
class DatabaseFaultsTests {

	private static final String COUNT = "SELECT COUNT(*) FROM prediction";

	private final HikariDataSource pool = new HikariDataSource();

	private final RequestEffects effects = new RequestEffects();

	private final AtomicInteger connections = new AtomicInteger();

	@BeforeEach
	void open() {
		this.pool.setJdbcUrl("jdbc:h2:mem:faults");
		this.pool.setMaximumPoolSize(3);
		this.pool.setConnectionTimeout(250);
		new JdbcTemplate(this.pool).execute("CREATE TABLE prediction (id UUID PRIMARY KEY, sentiment VARCHAR(8))");
		// A locked database takes no new connection
		await().until(() -> this.pool.getHikariPoolMXBean().getTotalConnections() == 3);
	}

	@AfterEach
	void close() {
		this.pool.close();
	}

	@Test
	void slowQueryIsSlowEachTime() throws Exception {
		begin(QueryFaults.slow(new JdbcTemplate(this.pool), this.effects), Map.of("millions", "5"));
		Duration first = timeOf("GET", "/models");

		// An answer that the database remembers takes a thousandth of it
		assertThat(timeOf("GET", "/models")).isGreaterThan(first.dividedBy(20));
	}

	@Test
	void slowQueryTakesAsMuchLongerAsItReadsMore() throws Exception {
		Runnable end = begin(QueryFaults.slow(new JdbcTemplate(this.pool), this.effects), Map.of("millions", "1"));
		Duration one = timeOf("GET", "/models");
		end.run();
		begin(QueryFaults.slow(new JdbcTemplate(this.pool), this.effects), Map.of("millions", "5"));

		assertThat(timeOf("GET", "/models")).isGreaterThan(one);
	}

	@Test
	void slowQueriesRunOneAfterTheOther() throws Exception {
		begin(QueryFaults.slow(new JdbcTemplate(this.pool), this.effects), Map.of("millions", "5"));
		AtomicInteger most = new AtomicInteger();
		List<CompletableFuture<Duration>> requests = Stream
			.generate(() -> CompletableFuture.supplyAsync(this::read, Thread::startVirtualThread))
			.limit(2)
			.toList();

		await().pollInterval(Duration.ofMillis(10)).atMost(Duration.ofSeconds(30)).until(() -> {
			most.accumulateAndGet(this.pool.getHikariPoolMXBean().getActiveConnections(), Math::max);
			return requests.stream().allMatch(CompletableFuture::isDone);
		});
		assertThat(requests).allMatch((request) -> !request.isCompletedExceptionally());
		assertThat(most).hasValue(1);
	}

	@Test
	void queriesOfTheBottleneckAreAsManyAsAskedForAndOnlyWhereRecordsAreWritten() throws Exception {
		begin(QueryFaults.bottleneck(counting(), this.effects), Map.of("size", "40"));
		timeOf("PUT", "/predictions/{id}");
		assertThat(this.connections).hasValue(40);

		timeOf("GET", "/predictions/{id}");
		assertThat(this.connections).hasValue(40);
	}

	@Test
	void lockLetsOthersWaitUntilItEnds() throws Exception {
		Runnable end = begin(new DatabaseLock(this.pool), Map.of());
		CompletableFuture<Integer> count = CompletableFuture.supplyAsync(this::count);
		await().until(() -> this.pool.getHikariPoolMXBean().getActiveConnections() == 2);
		assertThat(count.completeOnTimeout(-1, 300, TimeUnit.MILLISECONDS).get()).isEqualTo(-1);

		end.run();

		assertThat(count()).isZero();
		await().until(() -> this.pool.getHikariPoolMXBean().getActiveConnections() == 0);
	}

	@Test
	void poolIsEmptyUntilTheFaultEnds() throws SQLException {
		Runnable end = begin(new PoolExhausted(this.pool), Map.of());
		assertThat(this.pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(3);
		assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(this.pool::getConnection);

		end.run();

		try (Connection connection = this.pool.getConnection()) {
			assertThat(connection.isValid(1)).isTrue();
		}
	}

	@Test
	void poolKeepsWhatIsNotTaken() throws SQLException {
		begin(new PoolExhausted(this.pool), Map.of("connections", "2"));

		try (Connection connection = this.pool.getConnection()) {
			assertThat(connection.isValid(1)).isTrue();
			assertThat(this.pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(3);
		}
	}

	private static Runnable begin(Fault fault, Map<String, String> parameters) {
		return fault.begin(FaultParameters.of(fault.description(), parameters));
	}

	private Integer count() {
		return new JdbcTemplate(this.pool).queryForObject(COUNT, Integer.class);
	}

	/** Each query takes a connection of its own. */
	private JdbcTemplate counting() {
		return new JdbcTemplate(new DelegatingDataSource(this.pool) {

			@Override
			public Connection getConnection() throws SQLException {
				DatabaseFaultsTests.this.connections.incrementAndGet();
				return super.getConnection();
			}

		});
	}

	private Duration read() {
		try {
			return timeOf("GET", "/models");
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Duration timeOf(String method, String pattern) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/");
		request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
		long begin = System.nanoTime();
		assertThat(this.effects.preHandle(request, new MockHttpServletResponse(), this)).isTrue();
		return Duration.ofNanos(System.nanoTime() - begin);
	}

}
