package org.reviewscope.observability.autoconfigure.tracing;

import java.util.List;
import java.util.Map;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.LinkedWork.Origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Work that is done later, and its events.
 */
class OpenTelemetryLinkedWorkTests {

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	private final Tracer tracer = SdkTracerProvider.builder()
		.addSpanProcessor(SimpleSpanProcessor.create(this.exporter))
		.build()
		.get("test");

	private final OpenTelemetryLinkedWork work = new OpenTelemetryLinkedWork(this.tracer);

	@Test
	void workHasATraceOfItsOwnThatLinksToTheRequest() {
		Span request = this.tracer.spanBuilder("request").startSpan();
		Origin origin = captureIn(request, Baggage.empty());
		this.work.run("later", origin, () -> new CurrentSpanEvents().event("record.written",
				Map.of("attempt", 2, "share", 0.5, "last", true, "of", "work")));
		SpanData span = this.exporter.getFinishedSpanItems().get(0);
		assertThat(span.getName()).isEqualTo("later");
		assertThat(span.getTraceId()).isNotEqualTo(request.getSpanContext().getTraceId());
		assertThat(span.getParentSpanContext().isValid()).isFalse();
		assertThat(linked(span)).containsExactly(request.getSpanContext().getSpanId());
		assertThat(span.getEvents()).singleElement().satisfies((event) -> {
			assertThat(event.getName()).isEqualTo("record.written");
			assertThat(event.getAttributes().asMap()).containsOnly(Map.entry(AttributeKey.longKey("attempt"), 2L),
					Map.entry(AttributeKey.doubleKey("share"), 0.5), Map.entry(AttributeKey.booleanKey("last"), true),
					Map.entry(AttributeKey.stringKey("of"), "work"));
		});
	}

	@Test
	@SuppressWarnings("try")
	void isARootEvenWhenRunInsideAnotherTrace() {
		Span other = this.tracer.spanBuilder("other").startSpan();
		try (Scope scope = other.makeCurrent()) {
			this.work.run("later", this.work.capture(), () -> {
			});
		}
		assertThat(this.exporter.getFinishedSpanItems().get(0).getTraceId())
			.isNotEqualTo(other.getSpanContext().getTraceId());
	}

	@Test
	void baggageOfTheRequestIsThereAgain() {
		Origin origin = captureIn(Span.getInvalid(), Baggage.builder().put("tenant.id", "acme").build());
		this.work.run("later", origin,
				() -> assertThat(Baggage.current().getEntryValue("tenant.id")).isEqualTo("acme"));
		assertThat(this.exporter.getFinishedSpanItems().get(0).getLinks()).isEmpty();
	}

	@Test
	void workForSeveralTenantsBelongsToNone() {
		Origin one = captureIn(this.tracer.spanBuilder("1").startSpan(),
				Baggage.builder().put("tenant.id", "a").build());
		Origin two = captureIn(this.tracer.spanBuilder("2").startSpan(),
				Baggage.builder().put("tenant.id", "b").build());
		this.work.run("later", List.of(one, two), () -> assertThat(Baggage.current().isEmpty()).isTrue());
		assertThat(this.exporter.getFinishedSpanItems().get(0).getLinks()).hasSize(2);
	}

	@Test
	@SuppressWarnings("try")
	void sharedWorkIsAChildOfTheCurrentSpanAndLinksToTheOthers() {
		Baggage tenant = Baggage.builder().put("tenant.id", "acme").build();
		Span current = this.tracer.spanBuilder("current").startSpan();
		Span other = this.tracer.spanBuilder("other").startSpan();
		Origin origin = captureIn(other, tenant);
		try (Scope ofSpan = current.makeCurrent(); Scope ofBaggage = tenant.makeCurrent()) {
			assertThat(this.work.share("together", List.of(origin), () -> Baggage.current().getEntryValue("tenant.id")))
				.isEqualTo("acme");
		}
		SpanData span = this.exporter.getFinishedSpanItems().get(0);
		assertThat(span.getName()).isEqualTo("together");
		assertThat(span.getParentSpanContext()).isEqualTo(current.getSpanContext());
		assertThat(linked(span)).containsExactly(other.getSpanContext().getSpanId());
	}

	@Test
	@SuppressWarnings("try")
	void sharedWorkForSeveralTenantsBelongsToNone() {
		Origin origin = captureIn(Span.getInvalid(), Baggage.builder().put("tenant.id", "acme").build());
		try (Scope scope = Baggage.builder().put("tenant.id", "other").build().makeCurrent()) {
			assertThat(this.work.share("together", List.of(origin), () -> Baggage.current().isEmpty())).isTrue();
		}
	}

	@Test
	void originIsKeptInTheFormatOfTheW3c() {
		Span request = this.tracer.spanBuilder("request").startSpan();
		Origin origin = captureIn(request, Baggage.builder().put("tenant.id", "acme").build());
		assertThat(origin.headers()).containsOnly(Map.entry("traceparent",
				"00-%s-%s-03".formatted(request.getSpanContext().getTraceId(), request.getSpanContext().getSpanId())),
				Map.entry("baggage", "tenant.id=acme"));
	}

	@Test
	void resultOfTheWorkComesBack() {
		assertThat(this.work.call("later", List.of(this.work.capture()), () -> Span.current().getSpanContext()))
			.isEqualTo(this.exporter.getFinishedSpanItems().get(0).getSpanContext());
	}

	@Test
	void failureMarksTheSpanAndTravelsOn() {
		assertThatIllegalStateException().isThrownBy(() -> this.work.run("later", this.work.capture(), () -> {
			throw new IllegalStateException("failed");
		}));
		assertThat(this.exporter.getFinishedSpanItems().get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	private static List<String> linked(SpanData span) {
		return span.getLinks().stream().map((link) -> link.getSpanContext().getSpanId()).toList();
	}

	@SuppressWarnings("try")
	private Origin captureIn(Span span, Baggage baggage) {
		try (Scope ofSpan = span.makeCurrent(); Scope ofBaggage = baggage.makeCurrent()) {
			return this.work.capture();
		}
	}

}
