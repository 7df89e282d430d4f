package org.reviewscope.modelstore.prediction;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.reviewscope.modelstore.StoreTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.micrometer.tracing.test.autoconfigure.AutoConfigureTracing;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

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
		put(UUID.randomUUID(), PredictionFixtures.JSON).expectStatus().isNoContent();
		SpanData server = server();
		SpanData insert = queries().getFirst();
		assertThat(spans()).hasSize(2);
		assertThat(insert.getParentSpanId()).isEqualTo(server.getSpanId());
		assertThat(insert.getName()).isEqualTo("INSERT prediction");
		assertThat(insert.getAttributes().get(AttributeKey.stringKey("db.operation.name"))).isEqualTo("INSERT");
		assertThat(insert.getAttributes().get(AttributeKey.stringKey("db.collection.name"))).isEqualTo("prediction");
		assertThat(insert.getAttributes().get(AttributeKey.stringKey("db.query.text")))
			.startsWith("insert into prediction")
			.contains("select n.id, ?, ?");
	}

	@Test
	void aBatchIsOneSpanAsWell() {
		String items = Stream.generate(() -> PredictionFixtures.withId(UUID.randomUUID(), PredictionFixtures.JSON))
			.limit(250)
			.collect(Collectors.joining(","));
		put("/predictions", "{\"predictions\": [" + items + "]}").expectStatus().isNoContent();
		server();
		assertThat(queries()).singleElement().satisfies((insert) -> {
			assertThat(insert.getName()).isEqualTo("BATCH INSERT prediction");
			assertThat(insert.getAttributes().get(AttributeKey.longKey("db.operation.batch.size"))).isEqualTo(250);
		});
	}

	@Test
	void aRepeatedWriteIsNoErrorOfAnySpan() {
		UUID id = UUID.randomUUID();
		this.client.put()
			.uri("/predictions/{id}", id)
			.contentType(MediaType.APPLICATION_JSON)
			.body(PredictionFixtures.JSON)
			.exchange();
		put(id, PredictionFixtures.JSON).expectStatus().isNoContent();
		server();
		assertThat(queries()).extracting(SpanData::getName).containsExactly("INSERT prediction", "SELECT prediction");
		assertThat(spans()).allSatisfy(PredictionTraceTests::hasNotFailed);
	}

	@Test
	void anIdThatIsTakenIsNoErrorOfAnySpan() {
		UUID id = UUID.randomUUID();
		this.client.put()
			.uri("/predictions/{id}", id)
			.contentType(MediaType.APPLICATION_JSON)
			.body(PredictionFixtures.JSON)
			.exchange();
		put(id, PredictionFixtures.JSON.replace("\"tokens\": 17", "\"tokens\": 18")).expectStatus()
			.isEqualTo(HttpStatus.CONFLICT);
		server();
		assertThat(spans()).allSatisfy(PredictionTraceTests::hasNotFailed);
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

	private ResponseSpec put(UUID id, String body) {
		return put("/predictions/" + id, body);
	}

	private ResponseSpec put(String path, String body) {
		return this.client.put()
			.uri(path)
			.header("traceparent", traceparent())
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange();
	}

	// The server span ends after the answer was sent
	private SpanData server() {
		return await().until(() -> of(SpanKind.SERVER), (found) -> !found.isEmpty()).getFirst();
	}

	private List<SpanData> queries() {
		return of(SpanKind.CLIENT);
	}

	private List<SpanData> of(SpanKind kind) {
		return spans().stream().filter((span) -> span.getKind() == kind).toList();
	}

	private static void hasNotFailed(SpanData span) {
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
		assertThat(span.getEvents()).isEmpty();
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
