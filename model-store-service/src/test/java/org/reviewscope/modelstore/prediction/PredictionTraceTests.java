package org.reviewscope.modelstore.prediction;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.reviewscope.modelstore.StoreTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.micrometer.tracing.test.autoconfigure.AutoConfigureTracing;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@StoreTest
@AutoConfigureTracing
class PredictionTraceTests {

	private final String trace = UUID.randomUUID().toString().replace("-", "");

	@Autowired
	RestTestClient client;

	@Autowired
	InMemorySpanExporter exporter;

	@Autowired
	SdkTracerProvider tracers;

	@Test
	void aWriteIsOneServerSpanWithOneInsert() {
		this.client.put()
			.uri("/predictions/{id}", UUID.randomUUID())
			.header("traceparent", traceparent())
			.contentType(MediaType.APPLICATION_JSON)
			.body(PredictionFixtures.JSON)
			.exchange()
			.expectStatus()
			.isNoContent();

		// The server span ends after the answer was sent
		await().untilAsserted(() -> assertThat(spans()).extracting(SpanData::getKind).contains(SpanKind.SERVER));
		List<SpanData> spans = spans();
		SpanData server = spans.stream().filter((span) -> span.getKind() == SpanKind.SERVER).findFirst().orElseThrow();
		SpanData query = spans.stream().filter((span) -> span.getKind() == SpanKind.CLIENT).findFirst().orElseThrow();
		assertThat(spans).hasSize(2);
		assertThat(query.getParentSpanId()).isEqualTo(server.getSpanId());
		assertThat(query.getAttributes().asMap().values()).anySatisfy(
				(value) -> assertThat(value.toString()).startsWith("insert into prediction").contains("values (?,"));
		assertThat(query.getName()).isEqualTo("INSERT prediction");
	}

	@Test
	void probesMakeNoSpans() {
		probe("/livez");
		probe("/readyz");
		this.client.get().uri("/models").header("traceparent", traceparent()).exchange();

		await().untilAsserted(() -> assertThat(spans()).extracting(SpanData::getKind).contains(SpanKind.SERVER));
		assertThat(spans()).noneSatisfy((span) -> assertThat(span.getAttributes().toString()).contains("ez\""));
	}

	@Test
	void problemsNameTheTrace() {
		this.client.get()
			.uri("/predictions/{id}", UUID.randomUUID())
			.header("traceparent", traceparent())
			.exchange()
			.expectBody()
			.jsonPath("$.traceId")
			.isEqualTo(this.trace);
		this.client.post()
			.uri("/models/a/versions")
			.header("traceparent", traceparent())
			.exchange()
			.expectBody()
			.jsonPath("$.traceId")
			.isEqualTo(this.trace);
	}

	private void probe(String path) {
		this.client.get().uri(path).header("traceparent", traceparent()).exchange().expectStatus().isOk();
	}

	private String traceparent() {
		return "00-%s-b7ad6b7169203331-01".formatted(this.trace);
	}

	private List<SpanData> spans() {
		this.tracers.forceFlush().join(5, TimeUnit.SECONDS);
		return this.exporter.getFinishedSpanItems()
			.stream()
			.filter((span) -> span.getTraceId().equals(this.trace))
			.toList();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class ExporterConfiguration {

		@Bean
		InMemorySpanExporter inMemorySpanExporter() {
			return InMemorySpanExporter.create();
		}

	}

}
