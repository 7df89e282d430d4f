package org.reviewscope.system.tracing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import org.reviewscope.system.harness.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which parts of a caller's own telemetry the gateway takes over.
 */
@ExtendWith(SuiteExtension.class)
class EdgeSystemTests {

	private static final String REVIEW = "{\"review\": \"Good value.\"}";

	@Test
	void callersTraceIsContinued(Suite suite) {
		String traceId = "0af7651916cd43dd8448eb211c80319c";
		Answer answer = post(suite, "traceparent", "00-" + traceId + "-b7ad6b7169203331-01");
		assertThat(answer.header("X-Trace-Id")).isEqualTo(traceId);
		Trace trace = Trace.await(suite, traceId, (candidate) -> candidate.services().size() == 3 && candidate
			.hasSpan((span) -> span.service().equals("gateway-service") && span.kind().equals("SERVER")));
		assertThat(trace.span("gateway-service", "SERVER").parentId()).isEqualTo("b7ad6b7169203331");
	}

	@Test
	void callerCanNotTurnSamplingOff(Suite suite) {
		String traceId = "1af7651916cd43dd8448eb211c80319d";
		post(suite, "traceparent", "00-" + traceId + "-b7ad6b7169203331-00");
		Trace.await(suite, traceId, (candidate) -> candidate.services().size() == 3);
	}

	@Test
	void callersBaggageIsDropped(Suite suite) {
		Answer answer = post(suite, "baggage", "tenant.id=forged,user.id=forged,other=forged", "tenant.id", "forged");
		Trace trace = Trace.await(suite, answer.header("X-Trace-Id"),
				(candidate) -> candidate.services().size() == 3 && candidate.logs().findAny().isPresent());
		assertThat(trace.json().toString()).doesNotContain("forged");
	}

	@Test
	void tenantThatIsNoNameIsRefused(Suite suite) {
		assertThat(post(suite, "x-tenant-id", "a".repeat(65)).status()).isEqualTo(400);
		assertThat(post(suite, "x-user-id", "who, me?").status()).isEqualTo(400);
	}

	private static Answer post(Suite suite, String... headers) {
		return Http.post(suite.gateway("/api/v1/predictions"), REVIEW, headers);
	}

}
