package org.reviewscope.observability.autoconfigure.xray;

import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two services that are called from outside, one of which samples every trace and one
 * none. Each calls itself, and answers with the headers of that call.
 */
class XrayEdgeTests {

	private static final String TRACE_ID = "5759e988bd862e3fe1be46a994272793";

	private static final String TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8";

	private static ConfigurableApplicationContext all;

	private static ConfigurableApplicationContext none;

	@BeforeAll
	static void start() {
		all = start("1.0");
		none = start("0.0");
	}

	@AfterAll
	static void stop() {
		all.close();
		none.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { ";Sampled=0", ";Sampled=1", "" })
	void traceOfTheCallerIsContinuedAndItsFlagDecidesNothing(String flag) {
		assertThat(sent(all, TRACE + flag))
			.matches("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=\\w{16};Sampled=1");
		assertThat(sent(none, TRACE + flag))
			.matches("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=\\w{16};Sampled=0");
		assertThat(call(all, TRACE + flag).getHeaders().getFirst("X-Trace-Id")).isEqualTo(TRACE_ID);
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage", "Root=1-5759e988-bd862e3fe1be46a994272793", TRACE + ";Sampled=7",
			TRACE + ";Sampled=?", "Root=;Parent=;Sampled=", "Root=0;Lineage=aaaaaaaaaaaa::" })
	void malformedHeaderBeginsATraceOfItsOwn(String header) {
		assertThat(sent(all, header)).matches("Root=1-\\w{8}-\\w{24};Parent=\\w{16};Sampled=1")
			.doesNotContain("bd862e3fe1be46a994272793");
		assertThat(sent(none, header)).endsWith(";Sampled=0");
	}

	@Test
	void longHeaderBeginsATraceOfItsOwn() {
		assertThat(sent(all, TRACE + ";Sampled=1;Own=" + "x".repeat(6000))).matches(".*;Sampled=1")
			.doesNotContain("bd862e3fe1be46a994272793");
	}

	@Test
	void lineageIsNeitherBaggageNorAFailure() {
		for (String lineage : new String[] { "100:e3b0c442:11", "aaaaaaaaaaaa::", "::::" }) {
			ResponseEntity<String> answer = call(all, TRACE + ";Sampled=1;Lineage=" + lineage);
			assertThat(answer.getStatusCode().value()).isEqualTo(200);
			assertThat(answer.getBody()).endsWith(" baggage null").doesNotContain("Lineage");
		}
	}

	@Test
	void headerIsSentBesideTraceparent() {
		assertThat(call(all, TRACE).getBody())
			.matches("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=(\\w{16});Sampled=1" + " 00-" + TRACE_ID
					+ "-\\1-0[13] baggage null");
	}

	private static String sent(ConfigurableApplicationContext service, String header) {
		ResponseEntity<String> answer = call(service, header);
		assertThat(answer.getStatusCode().value()).isEqualTo(200);
		return Objects.requireNonNull(answer.getBody()).split(" ")[0];
	}

	private static ResponseEntity<String> call(ConfigurableApplicationContext service, String header) {
		return RestClient.create("http://localhost:" + port(service))
			.get()
			.uri("/outer")
			.header("X-Amzn-Trace-Id", header)
			.retrieve()
			.onStatus((status) -> true, (request, response) -> {
			})
			.toEntity(String.class);
	}

	private static String port(ConfigurableApplicationContext service) {
		return service.getEnvironment().getRequiredProperty("local.server.port");
	}

	private static ConfigurableApplicationContext start(String probability) {
		return SpringApplication.run(App.class, "--server.port=0", "--spring.application.name=shop",
				"--management.tracing.sampling.probability=" + probability,
				"--management.tracing.export.otlp.enabled=false", "--management.logging.export.otlp.enabled=false",
				"--reviewscope.observability.edge.enabled=true", "--reviewscope.observability.xray.enabled=true");
	}

	@EnableAutoConfiguration
	@RestController
	static class App {

		private final RestClient client;

		App(RestClient.Builder builder) {
			this.client = builder.build();
		}

		@GetMapping("/outer")
		String outer(@RequestHeader HttpHeaders headers) {
			String inner = "http://" + headers.getFirst(HttpHeaders.HOST) + "/inner";
			return Objects.requireNonNull(this.client.get().uri(inner).retrieve().body(String.class));
		}

		@GetMapping("/inner")
		String inner(@RequestHeader HttpHeaders headers) {
			return "%s %s baggage %s".formatted(headers.getFirst("X-Amzn-Trace-Id"), headers.getFirst("traceparent"),
					headers.getFirst("baggage"));
		}

	}

}
