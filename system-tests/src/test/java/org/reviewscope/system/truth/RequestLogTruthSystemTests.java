package org.reviewscope.system.truth;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.opentelemetry.proto.common.v1.AnyValue;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.truth.received.ReceivedLog;
import org.reviewscope.system.truth.received.ReceivedSpan;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The line of each request to the gateway says the same as its span.
 */
@ExtendWith(KnownRunExtension.class)
class RequestLogTruthSystemTests {

	private static final String LOGGER = "org.reviewscope.observability.autoconfigure.requestlog.RequestLogHandler";

	private static final List<String> SHARED = List.of("http.request.method", "http.route", "http.response.status_code",
			"url.path", "client.address", "tenant.id", "user.id");

	@Test
	void everyRequestToTheGatewayHasOneLineWithTheAttributesOfItsSpan(KnownRun run) {
		List<ReceivedSpan> requests = run.receiver()
			.spans()
			.stream()
			.filter((span) -> span.service().equals(KnownRun.GATEWAY) && span.kind().equals("SERVER"))
			.toList();
		assertThat(requests).isNotEmpty().allSatisfy((span) -> {
			List<ReceivedLog> lines = run.receiver()
				.logs(span.traceId())
				.stream()
				.filter((log) -> log.logger().equals(LOGGER))
				.toList();
			assertThat(lines).hasSize(1);
			Map<String, AnyValue> attributes = new TreeMap<>(lines.getFirst().attributes());
			assertThat(attributes.remove("duration_ms").getIntValue()).isCloseTo(span.duration().toMillis(),
					Offset.offset(1_000L));
			Map<String, AnyValue> shared = new TreeMap<>(span.attributes());
			shared.keySet().retainAll(SHARED);
			assertThat(attributes).isEqualTo(shared);
		});
		assertThat(run.receiver().logs()).filteredOn((log) -> log.logger().equals(LOGGER)).hasSameSizeAs(requests);
	}

}
