package org.reviewscope.console.experiment;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.proof.CheckResult;
import org.reviewscope.console.proof.CheckStatus;
import org.reviewscope.console.proof.Signals;
import org.reviewscope.console.scrape.MetricFamily;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * A check passes only when the signals show what it expects.
 */
class SignalChecksTests {

	private static final String TRACE = "%032x".formatted(1);

	private final Signals signals = mock();

	private final ReviewSender sender = mock();

	@Test
	void inferenceThatIsAwayIsProvenByAllItsSignals() throws Exception {
		gone("inference-service");
		ExperimentRun run = begun(Experiment.INFERENCE_STOPPED,
				new Answer(503, "Service Unavailable", "", TRACE, null, false, "5"));
		assertThat(statuses(run)).containsExactly(CheckStatus.PROVEN, CheckStatus.PROVEN, CheckStatus.WAITING,
				CheckStatus.WAITING, CheckStatus.WAITING, CheckStatus.WAITING);

		given(this.signals.spans(TRACE))
			.willReturn(List.of(span(TRACE, "gateway-service", "CLIENT", SpanStatus.ERROR)));
		given(this.signals.warnings(TRACE)).willReturn(List.of(new LogLine(TRACE, null,
				new Resource("gateway-service", Map.of(), 1), "WARN", "y".repeat(500), 1, Map.of())));
		given(this.signals.value(Counters.UNAVAILABLE)).willReturn(3.0);

		assertThat(statuses(run)).containsExactly(CheckStatus.PROVEN, CheckStatus.PROVEN, CheckStatus.PROVEN,
				CheckStatus.PROVEN, CheckStatus.PROVEN, CheckStatus.WAITING);
		assertThat(run.results()).extracting(CheckResult::words)
			.contains("503 Service Unavailable, Retry-After: 5",
					"work of gateway-service failed: ResourceAccessException",
					"http_server_requests_seconds_count{status=\"503\"}: from 2 to 3",
					"start inference-service again to see it");
		assertThat(run.results()).extracting(CheckResult::link)
			.startsWith("/#service-inference-service", "/traces/" + TRACE, "/traces/" + TRACE + "#span-s",
					"/logs?query=traceId=" + TRACE, "/metrics#gateway-service-http_server_requests_seconds");
	}

	@Test
	void answersComeBackWithTheService() throws Exception {
		gone("inference-service");
		ExperimentRun run = begun(Experiment.INFERENCE_STOPPED, new Answer(503, "", "", TRACE, null, false, "5"));
		given(this.signals.isReady("inference-service")).willReturn(true);
		assertThat(statuses(run)).last().isEqualTo(CheckStatus.WAITING);

		given(this.sender.send(any(), anyString())).willReturn(answered(true));

		assertThat(statuses(run)).last().isEqualTo(CheckStatus.PROVEN);
	}

	@Test
	void whatWasProvenStaysProven() throws Exception {
		gone("inference-service");
		ExperimentRun run = begun(Experiment.INFERENCE_STOPPED, new Answer(503, "", "", TRACE, null, false, "5"));
		assertThat(statuses(run)).first().isEqualTo(CheckStatus.PROVEN);

		given(this.signals.isGone("inference-service")).willReturn(false);

		assertThat(statuses(run)).first().isEqualTo(CheckStatus.PROVEN);
	}

	@Test
	void reviewIsSentOnceTheServiceIsGone() throws Exception {
		given(this.signals.stop("inference-service")).willAnswer((call) -> CompletableFuture
			.runAsync(() -> then(this.sender).should(never()).send(anyString(), anyString())));

		begun(Experiment.INFERENCE_STOPPED, answered(true));

		then(this.sender).should().send("http://gateway", Experiment.INFERENCE_STOPPED.review());
	}

	@Test
	void otherAnswerThanExpectedIsToldAsItWas() throws Exception {
		gone("inference-service");
		ExperimentRun run = begun(Experiment.INFERENCE_STOPPED, answered(true));

		assertThat(statuses(run)).element(1).isEqualTo(CheckStatus.REFUTED);
		assertThat(run.results().get(1).words()).isEqualTo("it was 200 positive");
	}

	@Test
	void recordIsWrittenLaterOnlyWhenTheStoreTookPart() throws Exception {
		gone("model-store-service");
		ExperimentRun run = begun(Experiment.STORE_STOPPED, answered(false));
		given(this.signals.isReady("model-store-service")).willReturn(true);
		given(this.sender.find(any(), anyString())).willReturn(Answer.none());
		Span attempt = span("later", "inference-service", "INTERNAL", SpanStatus.UNSET);
		given(this.signals.linkedTo(TRACE)).willReturn(List.of(attempt));
		given(this.signals.spans("later")).willReturn(List.of(attempt));
		assertThat(statuses(run)).element(4).isEqualTo(CheckStatus.WAITING);

		given(this.signals.spans("later"))
			.willReturn(List.of(attempt, span("later", "model-store-service", "SERVER", SpanStatus.UNSET)));
		given(this.signals.value(Counters.STORED)).willReturn(9.0);
		given(this.sender.find(any(), anyString())).willReturn(answered(true));

		assertThat(statuses(run)).endsWith(CheckStatus.PROVEN, CheckStatus.PROVEN, CheckStatus.PROVEN);
		assertThat(run.results().get(4).link()).isEqualTo("/traces/later#span-s");
	}

	@Test
	void mistakeOfTheSenderIsNoFailureOfAService() throws Exception {
		ExperimentRun run = begun(Experiment.REVIEW_TOO_LONG,
				new Answer(400, "Review too long", "Send less.", TRACE, null, false, null));
		then(this.signals).should(never()).stop(anyString());
		given(this.signals.spans(TRACE)).willReturn(List.of(span(TRACE, "gateway-service", "SERVER", SpanStatus.UNSET),
				span(TRACE, "inference-service", "SERVER", SpanStatus.ERROR)));

		assertThat(statuses(run)).containsExactly(CheckStatus.PROVEN, CheckStatus.REFUTED, CheckStatus.WAITING);
	}

	@Test
	void counterIsTheSumOfItsSeriesAlone() {
		MetricFamily family = new MetricFamily("prediction_error_total", "counter", "",
				List.of(sample("too_long", 2), sample("blank", 40)));

		assertThat(Counters.TOO_LONG.valueIn(List.of(family))).isEqualTo(2);
		assertThat(Counters.TOO_LONG.valueIn(List.of())).isZero();
	}

	private static MetricFamily.Sample sample(String reason, double value) {
		return new MetricFamily.Sample("prediction_error_total", Map.of("reason", reason), value);
	}

	private ExperimentRun begun(Experiment experiment, Answer answer) throws InterruptedException {
		MetricFamily errors = new MetricFamily("http_server_requests_seconds", "histogram", "",
				List.of(new MetricFamily.Sample("http_server_requests_seconds_count", Map.of("status", "503"), 2)));
		given(this.signals.gateway()).willReturn("http://gateway");
		given(this.signals.scrapeNow("gateway-service")).willReturn(List.of(errors));
		given(this.sender.send("http://gateway", experiment.review())).willReturn(answer);
		ExperimentRun run = new ExperimentRun(experiment, this.signals, this.sender);
		run.begin();
		// As if it were answered otherwise from now on
		given(this.sender.send(any(), anyString())).willReturn(Answer.none());
		return run;
	}

	private static List<CheckStatus> statuses(ExperimentRun run) {
		run.check();
		return run.results().stream().map(CheckResult::status).toList();
	}

	private void gone(String service) {
		given(this.signals.isGone(service)).willReturn(true);
	}

	private static Answer answered(boolean recorded) {
		return new Answer(200, "positive", null, TRACE, "id-1", recorded, null);
	}

	private static Span span(String trace, String service, String kind, SpanStatus status) {
		return new Span(trace, new Resource(service, Map.of(), 1), "work", kind, "s", null, 1, 1, status,
				Map.of("error.type", "org.springframework.web.client.ResourceAccessException"), List.of(), List.of());
	}

}
