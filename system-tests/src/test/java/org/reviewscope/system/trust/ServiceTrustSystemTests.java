package org.reviewscope.system.trust;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

import javax.net.ssl.SSLContext;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Suite;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Inference and store answer only clients that have a certificate and a token of the
 * suite.
 */
@ExtendWith(TrustedSuite.Extension.class)
class ServiceTrustSystemTests {

	private static final String TOKEN = TrustedSuite.TOKEN;

	private static final String OLD_TOKEN = TrustedSuite.OLD_TOKEN;

	private static final String FORGED = """
			{"sentiment": "positive", "confidence": 1, "scores": {"negative": 0, "neutral": 0, "positive": 1},
			 "model": {"name": "tiny", "version": "1.0.0"}, "reviewLength": 1, "tokens": 1, "truncated": false,
			 "traceId": null, "createdAt": "2026-11-21T01:02:03Z"}""";

	private static Certificates own;

	private static Certificates foreign;

	private static Suite suite;

	@BeforeAll
	static void start(TrustedSuite trusted) {
		own = trusted.own();
		foreign = trusted.foreign();
		suite = trusted.suite();
	}

	@Test
	void theWholeChainAnswers() {
		Http.Answer answer = Http.post(suite.gateway("/api/v1/predictions"), "{\"review\": \"Great, thank you!\"}");
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		JsonNode prediction = answer.json();
		assertThat(prediction.path("recorded").asBoolean()).isTrue();
		assertThat(Http.get(suite.gateway("/api/v1/predictions/" + prediction.path("id").asString())).json())
			.isNotEmpty();
		assertThat(Http.get(suite.gateway("/api/v1/models")).body()).contains("sentiment-minilm");
	}

	@ParameterizedTest
	@ValueSource(strings = { "inference-service", "model-store-service" })
	void certificateAndTokenAreAnswered(String service) throws Exception {
		for (String token : new String[] { TOKEN, OLD_TOKEN }) {
			HttpResponse<String> answer = get(service, "/models/active", own.client(own), token);
			assertThat(answer.statusCode()).isEqualTo(service.equals("model-store-service") ? 200 : 404);
			assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "inference-service", "model-store-service" })
	void nobodyElseGetsThroughTheHandshake(String service) throws Exception {
		SSLContext without = own.client(null);
		SSLContext wrong = own.client(foreign);
		SSLContext misled = foreign.client(foreign);
		assertThatIOException().isThrownBy(() -> get(service, "/livez", without, TOKEN));
		assertThatIOException().isThrownBy(() -> get(service, "/livez", wrong, TOKEN));
		assertThatIOException().isThrownBy(() -> get(service, "/livez", misled, TOKEN))
			.withMessageContaining("PKIX path");
		assertThat(Http.get(suite.url(service).replace("https:", "http:") + "/livez").status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "inference-service", "model-store-service" })
	void certificateAloneIsNotEnough(String service) throws Exception {
		double before = refused(service);
		HttpResponse<String> answer = get(service, "/predictions/" + UUID.randomUUID(), own.client(own), "a-guess");

		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
		assertThat(answer.headers().firstValue("www-authenticate"))
			.hasValue("Bearer realm=\"reviewscope\", error=\"invalid_token\"");
		assertThat(answer.headers().firstValue("x-trace-id")).isPresent();
		// Counted after the answer is on its way
		Awaitility.await().untilAsserted(() -> assertThat(refused(service) - before).isEqualTo(1));
		assertThat(suite.process(service).log()).contains("Refused a caller: ")
			.doesNotContain("a-guess", "UnknownCallerException", TOKEN, OLD_TOKEN);
	}

	@Test
	void predictionCannotBeForged() throws Exception {
		String id = UUID.randomUUID().toString();
		HttpRequest.Builder forged = HttpRequest
			.newBuilder(URI.create(suite.url("model-store-service") + "/predictions/" + id))
			.header("content-type", "application/json")
			.PUT(BodyPublishers.ofString(FORGED));
		assertThat(send(forged, own.client(own)).statusCode()).isEqualTo(401);
		assertThat(get("model-store-service", "/predictions/" + id, own.client(own), TOKEN).statusCode())
			.isEqualTo(404);
	}

	@Test
	void operatorChangesTheRegistryAndTheSuiteDoesNot() throws Exception {
		assertThat(get("model-store-service", "/models", own.client(own), TrustedSuite.ADMIN_TOKEN).statusCode())
			.isEqualTo(200);
		HttpRequest.Builder change = HttpRequest
			.newBuilder(URI.create(suite.url("model-store-service") + "/models/candidate"))
			.header("authorization", "Bearer " + TOKEN)
			.DELETE();
		assertThat(send(change, own.client(own)).statusCode()).isEqualTo(401);
	}

	@Test
	void probesNeedNoToken() throws Exception {
		assertThat(get("inference-service", "/livez", own.client(own), "none").statusCode()).isEqualTo(200);
		assertThat(get("model-store-service", "/readyz", own.client(own), "none").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "inference-service", "model-store-service" })
	void managementPortSaysWhoIsAnswered(String service) {
		JsonNode trust = Http.get(suite.management(service) + "/actuator/info").json().path("trust");
		assertThat(trust.path("callers").asString()).isEqualTo("with a token");
		assertThat(trust.path("clientCertificates").asBoolean()).isTrue();
	}

	private static double refused(String service) {
		return Http.get(suite.management(service) + "/actuator/prometheus")
			.body()
			.lines()
			.filter((line) -> line.startsWith("http_server_requests_seconds_count") && line.contains("status=\"401\""))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.sum();
	}

	private static HttpResponse<String> get(String service, String path, SSLContext context, String token)
			throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(URI.create(suite.url(service) + path))
			.header("authorization", "Bearer " + token), context);
	}

	private static HttpResponse<String> send(HttpRequest.Builder request, SSLContext context)
			throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.sslContext(context)
			.build()) {
			return client.send(request.build(), BodyHandlers.ofString());
		}
	}

}
