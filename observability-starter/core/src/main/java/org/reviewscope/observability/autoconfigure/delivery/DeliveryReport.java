package org.reviewscope.observability.autoconfigure.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in one log line, instead of a stack trace for each batch, that there is no
 * collector: a service without one works as well.
 */
final class DeliveryReport {

	static final Duration SILENCE = Duration.ofMinutes(5);

	private static final Logger logger = LoggerFactory.getLogger(DeliveryReport.class);

	private final InstantSource clock;

	private final Set<String> failing = new HashSet<>();

	private Instant silentUntil = Instant.MIN;

	private boolean recoveryIsNews;

	DeliveryReport(InstantSource clock) {
		this.clock = clock;
	}

	synchronized void failed(String url, @Nullable Throwable failure) {
		this.failing.add(url);
		Instant now = this.clock.instant();
		if (!now.isBefore(this.silentUntil)) {
			this.silentUntil = now.plus(SILENCE);
			this.recoveryIsNews = true;
			logger.warn(
					"Telemetry is not delivered: {}. The service works without it. Start a receiver there, set "
							+ "OTEL_EXPORTER_OTLP_ENDPOINT to another one, or send nothing with OTEL_SDK_DISABLED=true",
					reason(url, failure));
		}
	}

	synchronized void succeeded(String url) {
		if (this.failing.remove(url) && this.failing.isEmpty() && this.recoveryIsNews) {
			this.recoveryIsNews = false;
			logger.info("Telemetry is delivered again to {}", url);
		}
	}

	private static String reason(String url, @Nullable Throwable failure) {
		return Failures.isUnanswered(failure) ? "nothing answers at " + url
				: url + " does not take it (for why, set the log level of "
						+ "io.opentelemetry.exporter.internal.http.HttpExporter to warn)";
	}

}
