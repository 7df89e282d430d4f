package org.reviewscope.observability.autoconfigure.delivery;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures that pass from those that do not, as OpenTelemetry's senders do.
 */
final class Failures {

	/** What OTLP says a client may send again. */
	private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

	private Failures() {
	}

	/**
	 * Tells whether the same batch may be taken later.
	 * @param failure why it was not taken
	 * @return whether to try again
	 */
	static boolean mayPass(@Nullable Throwable failure) {
		if (failure instanceof HttpExportException answered && answered.getResponse() != null) {
			return PASSING.contains(answered.getResponse().getStatusCode());
		}
		return isUnanswered(failure) && causes(failure).noneMatch(SSLException.class::isInstance);
	}

	/**
	 * Tells whether there was no answer at all.
	 * @param failure why a batch was not taken
	 * @return whether nobody answered
	 */
	static boolean isUnanswered(@Nullable Throwable failure) {
		return causes(failure).filter(IOException.class::isInstance).anyMatch((cause) -> !tellsOfAnAnswer(cause));
	}

	// The sender's own exceptions: a body too large, an unknown encoding
	private static boolean tellsOfAnAnswer(Throwable cause) {
		return cause.getClass().getName().startsWith("io.opentelemetry.");
	}

	private static Stream<Throwable> causes(@Nullable Throwable failure) {
		return Stream.iterate(failure, (cause) -> cause != null, Throwable::getCause);
	}

}
