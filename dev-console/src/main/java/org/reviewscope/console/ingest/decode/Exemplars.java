package org.reviewscope.console.ingest.decode;

import java.util.ArrayList;
import java.util.List;

import org.reviewscope.console.telemetry.metric.Exemplar;

/**
 * Reads exemplars. Those without a span are left out: there is nothing to open.
 */
final class Exemplars {

	private static final int MOST = 16;

	private Exemplars() {
	}

	static List<Exemplar> of(List<io.opentelemetry.proto.metrics.v1.Exemplar> exemplars) {
		List<Exemplar> read = new ArrayList<>();
		for (io.opentelemetry.proto.metrics.v1.Exemplar exemplar : exemplars) {
			String traceId = Identifiers.trace(exemplar.getTraceId());
			String spanId = Identifiers.span(exemplar.getSpanId());
			if (traceId != null && spanId != null && read.size() < MOST) {
				read.add(new Exemplar(traceId, spanId, exemplar.getTimeUnixNano(),
						exemplar.hasAsInt() ? exemplar.getAsInt() : exemplar.getAsDouble()));
			}
		}
		return read;
	}

}
