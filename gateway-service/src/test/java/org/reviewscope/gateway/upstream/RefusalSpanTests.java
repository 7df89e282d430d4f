package org.reviewscope.gateway.upstream;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.gateway.testing.UpstreamServer;
import org.reviewscope.gateway.testing.UpstreamServers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose fault a 4xx of an upstream service is, by the status of the gateway's spans: the
 * service graph and the lists of failed spans depend on it.
 */
@SpringBootTest(properties = { "management.server.port=-1", "management.tracing.export.otlp.enabled=false",
		"management.logging.export.otlp.enabled=false" })
@AutoConfigureMockMvc
@Import(UpstreamServers.class)
class RefusalSpanTests {

	@Autowired
	private UpstreamServer inference;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private InMemorySpanExporter exporter;

	@Autowired
	private SdkTracerProvider tracers;

	@BeforeEach
	void forget() {
		spans();
		this.exporter.reset();
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 404, 409, 422 })
	void refusalThatIsPassedOnFailsNoSpan(int status) {
		this.inference.answers(status, "application/problem+json", "{\"status\":%d}".formatted(status));
		assertThat(predict()).isEqualTo(status);
		assertThat(spans()).extracting(SpanData::getKind).containsExactlyInAnyOrder(SpanKind.CLIENT, SpanKind.SERVER);
		assertThat(spans()).allSatisfy((span) -> {
			assertThat(span.getStatus()).isEqualTo(StatusData.unset());
			assertThat(span.getEvents()).isEmpty();
			assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type"))).isNull();
			assertThat(span.getAttributes().get(AttributeKey.longKey("http.response.status_code"))).isEqualTo(status);
		});
	}

	@ParameterizedTest
	@CsvSource({ "401, application/problem+json", "403, application/problem+json", "404, text/plain" })
	void refusalThatTheGatewayIsToBlameForFailsBothSpans(int status, String contentType) {
		this.inference.answers(status, contentType, "{}");
		assertThat(predict()).isEqualTo(502);
		assertThat(spans()).hasSize(2)
			.allSatisfy((span) -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
	}

	@Test
	void failureOfTheServiceFailsBothSpans() {
		this.inference.answers(500, "application/problem+json", "{}");
		assertThat(predict()).isEqualTo(502);
		assertThat(spans()).hasSize(2)
			.allSatisfy((span) -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
	}

	private int predict() {
		return this.mvc.post()
			.uri("/predict")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"review\":\"Great\"}")
			.exchange()
			.getResponse()
			.getStatus();
	}

	private List<SpanData> spans() {
		this.tracers.forceFlush().join(5, TimeUnit.SECONDS);
		return this.exporter.getFinishedSpanItems();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class ExporterConfiguration {

		@Bean
		InMemorySpanExporter inMemorySpanExporter() {
			return InMemorySpanExporter.create();
		}

	}

}
