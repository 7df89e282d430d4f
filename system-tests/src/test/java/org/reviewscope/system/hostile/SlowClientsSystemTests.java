package org.reviewscope.system.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections that are held and not used, bodies that do not come, and floods of headers
 * leave a polite client its answers. In CI 600 connections; 10,000 by
 * {@code -Dreviewscope.connections=10000}, for which {@code ulimit -n} must allow twice
 * as many.
 */
@Isolated
@ExtendWith(SuiteExtension.class)
class SlowClientsSystemTests {

	private static final int CONNECTIONS = Integer.getInteger("reviewscope.connections", 600);

	private static final int POLITE = 40;

	private static final String PREDICT = "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json";

	private static final List<String> BEGINNINGS = List.of("", "POST /pre", PREDICT + "\r\nX-Slow",
			PREDICT + "\r\nContent-Length: 1000\r\n\r\n{\"review\":\"slow",
			PREDICT + "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"rev");

	private final List<RawConnection> held = new ArrayList<>();

	@AfterEach
	void letGo() throws IOException {
		for (RawConnection connection : this.held) {
			connection.close();
		}
	}

	@Test
	void heldConnectionsLeaveOthersTheirAnswers(Suite suite) throws IOException {
		politeAnswers(suite);
		for (int i = 0; i < CONNECTIONS; i++) {
			RawConnection connection = RawConnection.to(suite.gateway(""));
			this.held.add(connection);
			connection.send(BEGINNINGS.get(i % BEGINNINGS.size()));
		}
		assertThat(politeAnswers(suite)).isGreaterThanOrEqualTo(POLITE * 95 / 100);
	}

	@Test
	void floodsOfHeadersLeaveOthersTheirAnswers(Suite suite) {
		String many = IntStream.range(0, 400).mapToObj((i) -> "\r\nX-" + i + ": 1").reduce("", String::concat);
		String large = "\r\nX-Large: " + "a".repeat(100_000);
		AtomicBoolean flooding = new AtomicBoolean(true);
		AtomicInteger refused = new AtomicInteger();
		int polite;
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			for (String headers : List.of(many, large, many, large)) {
				clients.submit(() -> flood(suite, headers, flooding, refused));
			}
			try {
				Awaitility.await().until(() -> refused.get() > 20);
				polite = politeAnswers(suite);
			}
			finally {
				flooding.set(false);
			}
		}
		assertThat(polite).isGreaterThanOrEqualTo(POLITE * 95 / 100);
	}

	private static void flood(Suite suite, String headers, AtomicBoolean flooding, AtomicInteger refused) {
		while (flooding.get()) {
			try (RawConnection connection = RawConnection.to(suite.gateway(""))) {
				int status = connection.ask(PREDICT + headers).status();
				refused.addAndGet((status >= 400 && status < 500) ? 1 : 0);
			}
			catch (IOException ex) {
				// The gateway closes the connection without reading all of the headers
				refused.incrementAndGet();
			}
		}
	}

	private static int politeAnswers(Suite suite) {
		return (int) IntStream.range(0, POLITE).filter((_) -> isAnswered(suite)).count();
	}

	private static boolean isAnswered(Suite suite) {
		try (RawConnection connection = RawConnection.to(suite.gateway(""))) {
			return connection.ask(PREDICT, "{\"review\":\"Good value.\"}").status() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
