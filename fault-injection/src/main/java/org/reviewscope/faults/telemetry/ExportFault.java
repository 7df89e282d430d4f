package org.reviewscope.faults.telemetry;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.reviewscope.faults.Fault;
import org.reviewscope.faults.FaultDescription;
import org.reviewscope.faults.FaultDescription.Signs;
import org.reviewscope.faults.FaultParameters;
import org.reviewscope.faults.InvalidFaultException;

/**
 * A fault that has an effect on telemetry.
 *
 * @param description what users are told
 * @param effects where its effect is added
 * @param effect makes the effect from the parameters
 */
record ExportFault(FaultDescription description, ExportEffects effects,
		Function<FaultParameters, ExportEffect> effect) implements Fault {

	static Fault dropped(ExportEffects effects) {
		return new ExportFault(described("exporter-dropped",
				"Spans or log lines no longer leave the service, and nothing says so.", Map.of("signal", "traces"),
				new Signs("http_server_requests_seconds", "goes on: only metrics still tell of the requests",
						"this service's spans are missing; those of the next service have a parent that is not there",
						"goes on; with signal=logs, only the terminal has the lines", "none: that is the danger")),
				effects, ExportFault::drop);
	}

	static Fault slow(ExportEffects effects) {
		return new ExportFault(described("exporter-slow", "Each batch of telemetry leaves late.",
				Map.of("delay", "10s"),
				new Signs("http_server_requests_seconds", "goes on as before: requests do not wait",
						"this service's spans come late, and under load some never: the queue is full at 2048, "
								+ "and `reviewscope_telemetry_lost_total` counts them",
						"comes late, too", "none")),
				effects, ExportFault::delay);
	}

	static Fault clockSkew(ExportEffects effects) {
		return new ExportFault(
				described("clock-skew",
						"The clock of this service's spans is wrong: behind, if it begins with a minus.",
						Map.of("by", "-3s"),
						new Signs("http_server_requests_seconds", "as before: durations need no right clock",
								"this service's spans begin before their caller's, or after its end",
								"its lines have the right time, outside of its spans", "none")),
				effects, (parameters) -> skew(parameters.duration("by")));
	}

	@Override
	public Runnable begin(FaultParameters parameters) {
		return this.effects.add(this.effect.apply(parameters));
	}

	private static FaultDescription described(String name, String text, Map<String, String> parameters, Signs signs) {
		return new FaultDescription(name, text, FaultDescription.EVERY_SERVICE, parameters, signs);
	}

	private static ExportEffect drop(FaultParameters parameters) {
		return switch (parameters.text("signal")) {
			case "traces" -> ExportEffect.drop(true);
			case "logs" -> ExportEffect.drop(false);
			default -> throw new InvalidFaultException("signal must be traces or logs");
		};
	}

	private static ExportEffect delay(FaultParameters parameters) {
		Duration delay = parameters.duration("delay");
		return new ExportEffect() {

			@Override
			public Collection<SpanData> spans(Collection<SpanData> spans) {
				return late(spans, delay);
			}

			@Override
			public Collection<LogRecordData> logs(Collection<LogRecordData> logs) {
				return late(logs, delay);
			}

		};
	}

	private static ExportEffect skew(Duration by) {
		return new ExportEffect() {

			@Override
			public Collection<SpanData> spans(Collection<SpanData> spans) {
				return spans.stream().<SpanData>map((span) -> new SkewedSpan(span, by.toNanos())).toList();
			}

		};
	}

	// The exporter's own thread waits, and no request
	private static <T> Collection<T> late(Collection<T> telemetry, Duration delay) {
		try {
			Thread.sleep(delay);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return telemetry;
	}

}
