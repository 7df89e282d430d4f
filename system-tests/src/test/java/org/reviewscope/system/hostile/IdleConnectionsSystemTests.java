package org.reviewscope.system.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.reviewscope.system.harness.Os;
import org.reviewscope.system.harness.ServiceProcess;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that ask once and keep their connection cost little memory, and a polite client
 * beside them waits no longer than before. In CI 600 connections; 10,000 by
 * {@code -Dreviewscope.connections=10000}, for which {@code ulimit -n} must allow twice
 * as many.
 */
@Isolated
@ExtendWith(SuiteExtension.class)
class IdleConnectionsSystemTests {

	private static final Logger logger = LoggerFactory.getLogger(IdleConnectionsSystemTests.class);

	private static final int CONNECTIONS = Integer.getInteger("reviewscope.connections", 600);

	/**
	 * Half of what Tomcat takes; from then on the gateway ends them with their answer.
	 */
	private static final int KEPT = 4096;

	private final List<RawConnection> idle = new ArrayList<>();

	@AfterEach
	void letGo() throws IOException {
		for (RawConnection connection : this.idle) {
			connection.close();
		}
	}

	@Test
	void idleConnectionsCostLittleAndKeepNobodyOut(Suite suite) throws Exception {
		ServiceProcess gateway = suite.process("gateway-service");
		PoliteClient alone = PoliteClient.of(suite);
		long heap = gateway.liveMegabytes();
		long resident = Os.residentMegabytes(gateway);

		int kept = hold(suite);
		PoliteClient beside = PoliteClient.of(suite);
		assertThat(beside.answered()).isEqualTo(PoliteClient.REQUESTS);

		long more = gateway.liveMegabytes() - heap;
		logger.info(
				"{} clients asked once, {} connections are kept: {} MB of heap more, resident {} MB before and {} MB now. "
						+ "Polite client: {} before, {} now",
				CONNECTIONS, kept, more, resident, Os.residentMegabytes(gateway), alone, beside);
		assertThat(kept).isBetween(Math.min(CONNECTIONS, KEPT) * 95 / 100, KEPT);
		assertThat(beside.p95()).isLessThan(Math.max(2 * alone.p95(), 250));
		assertThat(more).isLessThan(10 + kept / 20);
	}

	// Each of them is answered
	private int hold(Suite suite) throws IOException {
		int kept = 0;
		for (int i = 0; i < CONNECTIONS; i++) {
			RawConnection connection = RawConnection.to(suite.gateway(""));
			this.idle.add(connection);
			RawConnection.Answer answer = connection.ask("GET /livez HTTP/1.1\r\nHost: localhost");
			assertThat(answer.status()).isEqualTo(200);
			kept += answer.closes() ? 0 : 1;
		}
		return kept;
	}

}
