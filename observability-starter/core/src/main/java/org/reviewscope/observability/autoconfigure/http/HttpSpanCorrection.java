package org.reviewscope.observability.autoconfigure.http;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.common.docs.KeyName;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.reviewscope.observability.autoconfigure.tracing.CorrectedSpan;
import org.reviewscope.observability.autoconfigure.tracing.SpanCorrection;

import org.springframework.http.client.observation.ClientHttpObservationDocumentation;
import org.springframework.http.server.observation.ServerHttpObservationDocumentation;

/**
 * Removes the labels of Spring's HTTP metrics from the spans, which have the same under
 * OpenTelemetry's names, and the exception from a call whose refusal is passed on.
 */
final class HttpSpanCorrection implements SpanCorrection {

	private static final AttributeKey<String> METHOD = AttributeKey
		.stringKey(ClientObservationAttributes.METHOD.asString());

	private static final AttributeKey<Long> STATUS_CODE = AttributeKey
		.longKey(ClientObservationAttributes.STATUS_CODE.asString());

	private static final Set<String> LABELS = Stream
		.<KeyName>concat(Stream.of(ServerHttpObservationDocumentation.LowCardinalityKeyNames.values()),
				Stream.of(ClientHttpObservationDocumentation.LowCardinalityKeyNames.values()))
		.map(KeyName::asString)
		.collect(Collectors.toUnmodifiableSet());

	@Override
	public CorrectedSpan correct(CorrectedSpan span) {
		if (span.getAttributes().get(METHOD) == null) {
			return span;
		}
		CorrectedSpan corrected = span.withoutAttributes(LABELS::contains);
		return isPassedOn(corrected) ? corrected.withoutEvents("exception") : corrected;
	}

	private static boolean isPassedOn(SpanData span) {
		Long status = span.getAttributes().get(STATUS_CODE);
		return span.getKind() == SpanKind.CLIENT && span.getStatus().getStatusCode() != StatusCode.ERROR
				&& status != null && status >= 400;
	}

}
