package org.reviewscope.system.hostile;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that invent tenants, users, paths, methods, hosts, agents and traces create no
 * time series and fill no memory. In CI a few thousand of each; 100,000 by {@code
 * -Dreviewscope.cardinality=100000}.
 */
@Isolated
@ExtendWith(SuiteExtension.class)
class CardinalitySystemTests {

	private static final int VALUES = Integer.getInteger("reviewscope.cardinality", 1000);

	private static final List<String> SERVICES = List.of("gateway-service", "inference-service", "model-store-service");

	private static final String HEADERS = """
			Host: host-%1$d.example
			x-tenant-id: tenant-%1$d
			x-user-id: user-%1$d
			User-Agent: agent-%1$d
			Referer: http://referer-%1$d.example
			Origin: http://origin-%1$d.example
			X-Forwarded-For: 10.%2$d.%3$d.1
			X-Request-Id: request-%1$d
			X-Caller: caller-%1$d
			Accept-Language: x-%1$d
			baggage: tenant.id=baggage-%1$d,key-%1$d=value
			traceparent: 00-%4$032x-%4$016x-01
			Content-Type: application/json""".replace("\n", "\r\n");

	@Test
	void inventedNamesMakeNoSeriesAndFillNoMemory(Suite suite) throws Exception {
		invent(suite, -20, 0);
		List<Set<String>> before = SERVICES.stream().map((service) -> series(suite, service)).toList();
		List<Long> megabytes = SERVICES.stream().map((service) -> suite.process(service).liveMegabytes()).toList();

		invent(suite, 0, VALUES);

		for (int i = 0; i < SERVICES.size(); i++) {
			String service = SERVICES.get(i);
			assertThat(series(suite, service)).as(service)
				.noneMatch((series) -> series.matches("(?i).*(tenant|user|host|agent|method|nothing|key)-?\\d+.*"))
				.hasSizeLessThan(before.get(i).size() + 10);
			assertThat(suite.process(service).liveMegabytes() - megabytes.get(i)).as("megabytes of " + service)
				.isLessThanOrEqualTo(10);
		}
	}

	// Tomcat closes a connection after a bad request
	private static void invent(Suite suite, int from, int to) throws IOException {
		for (int number = from; number < to; number++) {
			try (RawConnection connection = RawConnection.to(suite.gateway(""))) {
				invent(connection, number);
			}
		}
	}

	private static void invent(RawConnection connection, int number) throws IOException {
		String headers = HEADERS.formatted(number, (number >> 8) & 0xFF, number & 0xFF, number + 1_000_000);
		UUID id = new UUID(number, number);
		assertThat(connection.ask(request("GET", "/api/v1/predictions/" + id + "?q=" + number, headers)).status())
			.isEqualTo(404);
		assertThat(connection.ask(request("GET", "/nothing-" + number, headers)).status()).isEqualTo(404);
		assertThat(connection.ask(request("METHOD" + Math.abs(number), "/predict", headers)).status()).isEqualTo(405);
		assertThat(connection.ask(request("POST", "/predict", headers), "{\"review\":\" \"}").status()).isEqualTo(400);
	}

	private static String request(String method, String path, String headers) {
		return "%s %s HTTP/1.1\r\n%s".formatted(method, path, headers);
	}

	// Collections of garbage have causes, whose series come with time
	private static Set<String> series(Suite suite, String service) {
		return Scrape.of(suite, service)
			.text()
			.lines()
			.filter((line) -> !line.startsWith("#") && !line.startsWith("jvm_gc_"))
			.map((line) -> line.substring(0, line.lastIndexOf(' ')))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
