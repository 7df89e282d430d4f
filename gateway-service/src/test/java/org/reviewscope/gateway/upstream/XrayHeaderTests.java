package org.reviewscope.gateway.upstream;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.gateway.testing.RawHttp;
import org.reviewscope.gateway.testing.UpstreamServer;
import org.reviewscope.gateway.testing.UpstreamServers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the gateway takes over of X-Ray's header, and what it sends to inference, where
 * {@code compose.aws.yaml} has switched it on.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "reviewscope.observability.xray.enabled=true" })
@Import(UpstreamServers.class)
class XrayHeaderTests {

	private static final String TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8";

	@LocalServerPort
	private int port;

	@Autowired
	private UpstreamServer inference;

	@BeforeEach
	void answerEverything() {
		this.inference.answers(400, "application/problem+json", "{\"detail\":\"Refused.\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { ";Sampled=0", ";Sampled=1", "" })
	void traceIsContinuedAndItsFlagDecidesNothing(String flag) {
		assertThat(sent(TRACE + flag)).matches("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=\\w{16};Sampled=1");
		assertThat(header("traceparent")).startsWith("00-5759e988bd862e3fe1be46a994272793-");
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage", "Root=1-5759e988-bd862e3fe1be46a994272793", TRACE + ";Sampled=2",
			"Root=1;Lineage=aaaaaaaaaaaa::" })
	void malformedHeaderBeginsATraceOfItsOwn(String header) {
		assertThat(sent(header)).matches("Root=1-\\w{8}-\\w{24};Parent=\\w{16};Sampled=1")
			.doesNotContain("bd862e3fe1be46a994272793");
	}

	@ParameterizedTest
	@ValueSource(ints = { 600, 6000 })
	void longHeaderBeginsATraceOfItsOwn(int length) {
		assertThat(sent(TRACE + ";Sampled=1;Own=" + "x".repeat(length))).endsWith(";Sampled=1")
			.doesNotContain("bd862e3fe1be46a994272793");
	}

	@ParameterizedTest
	@ValueSource(strings = { "100:e3b0c442:11", "aaaaaaaaaaaa::" })
	void lineageIsNoBaggage(String lineage) {
		assertThat(sent(TRACE + ";Sampled=1;Lineage=" + lineage)).endsWith(";Sampled=1");
		assertThat(header("baggage")).isNull();
	}

	private String sent(String header) {
		new RawHttp(this.port).post("/predict", "{\"review\":\"Good.\"}".getBytes(StandardCharsets.UTF_8),
				"Content-Type: application/json", "X-Amzn-Trace-Id: " + header);
		return header("X-Amzn-Trace-Id");
	}

	private String header(String name) {
		assertThat(this.inference.received()).hasSize(1);
		return this.inference.received().getFirst().headers().getFirst(name);
	}

}
