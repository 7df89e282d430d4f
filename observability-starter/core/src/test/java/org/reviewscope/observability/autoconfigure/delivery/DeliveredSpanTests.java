package org.reviewscope.observability.autoconfigure.delivery;

import java.util.List;
import java.util.stream.Stream;

import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveredSpanTests {

	private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");

	@Test
	void spansOfOneResourceShareIt() {
		List<SpanData> given = Stream.of(span("shop", "a"), span("shop", "b"), span("cart", "c")).toList();
		assertThat(given.get(0).getResource()).isNotSameAs(given.get(0).getResource());

		List<SpanData> batch = DeliveredSpan.of(given);

		assertThat(batch.get(0).getResource()).isSameAs(batch.get(1).getResource());
		assertThat(batch).extracting((span) -> span.getResource().getAttribute(SERVICE))
			.containsExactly("shop", "shop", "cart");
	}

	@Test
	void spanIsWhatItWas() {
		SpanData given = span("shop", "a");

		SpanData delivered = DeliveredSpan.of(List.of(given)).get(0);

		assertThat(delivered.getAttributes()).isEqualTo(given.getAttributes()).isSameAs(delivered.getAttributes());
		assertThat(delivered.getTotalAttributeCount()).isEqualTo(1);
		assertThat(delivered.getSpanContext()).isEqualTo(given.getSpanContext());
		assertThat(delivered.getName()).isEqualTo("a");
	}

	// As Spring Boot hands it to an exporter
	private static SpanData span(String service, String name) {
		Span span = SdkTracerProvider.builder()
			.setResource(Resource.create(Attributes.of(SERVICE, service)))
			.build()
			.get("test")
			.spanBuilder(name)
			.startSpan();
		span.setAttribute("key", "value");
		return OtelFinishedSpan.toOtel(OtelFinishedSpan.fromOtel(((ReadableSpan) span).toSpanData()));
	}

}
