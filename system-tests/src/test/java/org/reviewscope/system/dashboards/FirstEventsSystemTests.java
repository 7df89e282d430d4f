package org.reviewscope.system.dashboards;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.reviewscope.system.dashboards.Dashboard.Query;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import org.reviewscope.system.monitoring.Monitoring;
import org.reviewscope.system.monitoring.MonitoringFiles;
import org.reviewscope.system.monitoring.NeedsPrometheus;
import org.reviewscope.system.monitoring.PromQl;
import org.reviewscope.system.monitoring.PrometheusApi;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The first refusals of a client are counted, each once, also over restarts.
 */
@Isolated
@NeedsPrometheus
@ExtendWith(SuiteExtension.class)
class FirstEventsSystemTests {

	private static final String GATEWAY = "gateway-service";

	/** Nobody reads mails here; the port is one where nothing listens. */
	private static final int NO_SMTP_SERVER = 1;

	private final ReplayNotes notes = ReplayNotes.read();

	@Test
	void burstOfRefusalsAsVeryFirstTrafficIsShownInFullAndOnlyOnce(Suite suite) {
		startAgain(suite);
		try (Monitoring monitoring = Monitoring.start(suite, MonitoringFiles.copy(), NO_SMTP_SERVER)) {
			PrometheusApi prometheus = monitoring.prometheus();
			predict(suite, 35, " ", 400);
			awaitRefusals(prometheus, 35);

			startAgain(suite);
			predict(suite, 3, " ", 400);
			awaitRefusals(prometheus, 38);

			predict(suite, 5, "Solid and quiet.", 200);
			Awaitility.await("five answers in later scrapes")
				.atMost(Duration.ofMinutes(1))
				.until(() -> prometheus
					.value("sum(sum_over_time(counter:new{counter=\"http_server_requests_seconds_count\",job=\""
							+ GATEWAY + "\",uri=\"/predict\",status=\"200\"}[15m]))", Map.of()),
						(count) -> count == 5);
			assertThat(refusals(prometheus)).isEqualTo(38);
		}
	}

	@Test
	void whatTheGatewayRefusesItselfIsShownByReason(Suite suite) {
		startAgain(suite);
		try (Monitoring monitoring = Monitoring.start(suite, MonitoringFiles.copy(), NO_SMTP_SERVER)) {
			IntStream.range(0, 7)
				.forEach((_) -> assertThat(Http.post(suite.gateway("/predict"), "no JSON").status()).isEqualTo(400));
			Awaitility.await("the panel shows seven requests without JSON")
				.atMost(Duration.ofMinutes(1))
				.until(() -> monitoring.prometheus()
					.value(panel("overview", "Refused by the gateway itself"), Map.of("reason", "malformed")),
						(shown) -> shown == 7);
		}
	}

	/** A new process, which has answered no request yet. */
	private static void startAgain(Suite suite) {
		suite.process(GATEWAY).stop();
		suite.process(GATEWAY).startAgain();
	}

	private static void predict(Suite suite, int times, String review, int status) {
		IntStream.range(0, times)
			.forEach(
					(_) -> assertThat(Http.post(suite.gateway("/predict"), "{\"review\": \"" + review + "\"}").status())
						.isEqualTo(status));
	}

	private void awaitRefusals(PrometheusApi prometheus, double expected) {
		Awaitility.await("the panel shows " + expected + " refusals")
			.atMost(Duration.ofMinutes(1))
			.until(() -> refusals(prometheus), (shown) -> shown == expected);
	}

	private double refusals(PrometheusApi prometheus) {
		return prometheus.value(panel("overview", "Refused and failed"),
				Map.of("job", GATEWAY, "uri", "/predict", "status", "400"));
	}

	private String panel(String dashboard, String title) {
		return Dashboard.all()
			.stream()
			.flatMap(Dashboard::queries)
			.filter((query) -> query.dashboard().equals(dashboard) && query.title().equals(title))
			.map(Query::expression)
			.map((expression) -> PromQl.withVariables(expression, this.notes.variables()))
			.findFirst()
			.orElseThrow();
	}

}
