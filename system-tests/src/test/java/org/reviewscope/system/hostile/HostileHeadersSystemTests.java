package org.reviewscope.system.hostile;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import org.reviewscope.system.harness.Trace;
import org.reviewscope.system.hostile.RawConnection.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a caller writes into headers of telemetry changes nothing but its own trace.
 * Another seed: {@code -Dreviewscope.headers.seed=2}.
 */
@ExtendWith(SuiteExtension.class)
class HostileHeadersSystemTests {

	private static final String MARK = "forged";

	private static final int REQUESTS = Integer.getInteger("reviewscope.headers.requests", 300);

	private static final List<String> NAMES = List.of("traceparent", "tracestate", "baggage", "b3", "X-B3-TraceId",
			"X-B3-SpanId", "X-B3-Sampled", "X-B3-Flags", "X-Request-Id", "X-Correlation-Id", "X-Trace-Id",
			"uber-trace-id", "X-Amzn-Trace-Id", "X-Cloud-Trace-Context", "tenant.id", "user.id", "x-caller",
			"x-tenant-id", "x-user-id", "Forwarded", "X-Forwarded-For");

	private static final List<IntFunction<String>> VALUES = List.of((n) -> "00-%032x-%016x-01".formatted(n, n),
			(n) -> "00-%032x-%016x-ff".formatted(0, 0), (n) -> "ff-%032x-%016x-01-more".formatted(n, n),
			(n) -> "%032x-%016x-d".formatted(n, n), (n) -> "tenant.id=" + MARK + ",user.id=" + MARK,
			(n) -> MARK + "=1,".repeat(n % 200), (n) -> "=;,%%%" + MARK, (n) -> "\u00e4\u00ff" + MARK + "\u0080",
			(n) -> MARK.repeat(n % 500), (n) -> "", (n) -> " \t " + MARK, (n) -> "${jndi:ldap://" + MARK + "}",
			(n) -> "%0d%0a" + MARK + ": 1", (n) -> "'\"><script>" + MARK, (n) -> "1", (n) -> "0", (n) -> "true");

	private final Random random = new Random(Long.getLong("reviewscope.headers.seed", 1));

	@Test
	void changeNothingButTheirOwnTrace(Suite suite) throws Exception {
		String tenant = "honest-" + UUID.randomUUID();
		String trace = UUID.randomUUID().toString().replace("-", "");
		for (int i = 0; i < REQUESTS; i++) {
			assertProperAnswer(hostile(suite));
		}
		Http.Answer honest = Http.post(suite.gateway("/api/v1/predictions"), "{\"review\": \"Good value.\"}",
				"x-tenant-id", tenant, "traceparent", "00-" + trace + "-b7ad6b7169203331-01");
		for (int i = 0; i < REQUESTS; i++) {
			assertProperAnswer(hostile(suite));
		}

		assertThat(honest.status()).isEqualTo(200);
		assertThat(honest.header("X-Trace-Id")).isEqualTo(trace);
		Trace own = Trace.await(suite, trace, (candidate) -> candidate.services().size() == 3);
		assertThat(own.json().toString()).contains(tenant).doesNotContain(MARK);
		for (String service : List.of("gateway-service", "inference-service", "model-store-service")) {
			assertThat(Scrape.of(suite, service).text()).doesNotContain(MARK, tenant);
		}
	}

	private Answer hostile(Suite suite) throws Exception {
		StringBuilder head = new StringBuilder(
				"POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close");
		for (int i = this.random.nextInt(6); i >= 0; i--) {
			head.append("\r\n")
				.append(NAMES.get(this.random.nextInt(NAMES.size())))
				.append(": ")
				.append(VALUES.get(this.random.nextInt(VALUES.size())).apply(1 + this.random.nextInt(1_000_000)));
		}
		try (RawConnection connection = RawConnection.to(suite.gateway(""))) {
			return connection.ask(head.toString(), "{\"review\":\"Good value.\"}");
		}
	}

	private static void assertProperAnswer(Answer answer) {
		assertThat(answer.status()).as(answer.toString()).isIn(200, 400, 431);
		assertThat(answer.head()).doesNotContain(MARK);
		assertThat(answer.body()).doesNotContain(MARK, "Exception");
		if (answer.status() == 200) {
			assertThat(answer.head()).containsPattern("X-Trace-Id: [0-9a-f]{32}(\n|$)").doesNotContain("0".repeat(32));
		}
	}

}
