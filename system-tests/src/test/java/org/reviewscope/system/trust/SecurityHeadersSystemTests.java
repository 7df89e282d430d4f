package org.reviewscope.system.trust;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/**
 * Every page and every answer tells browsers to load nothing foreign, and to give nothing
 * to foreign pages.
 */
@ExtendWith(SuiteExtension.class)
class SecurityHeadersSystemTests {

	private static final String PREDICTIONS = "/api/v1/predictions";

	private static final Map<String, String> ALWAYS = Map.of("X-Content-Type-Options", "nosniff", "X-Frame-Options",
			"DENY", "Cross-Origin-Resource-Policy", "same-origin");

	@ParameterizedTest
	@ValueSource(strings = { "/", "/page/page.js", "/page/page.css", "/page/icon.svg", "/swagger-ui/index.html",
			"/swagger-ui/swagger-ui-bundle.js", "/swagger-ui.html", "/v3/api-docs", "/v3/api-docs/swagger-config",
			"/api/v1/models", "/livez", "/readyz" })
	void pagesOfTheGateway(String path, Suite suite) {
		Answer answer = Http.get(suite.gateway(path));
		assertThat(answer.status()).isIn(200, 302);
		assertHeaders(answer);
	}

	static Stream<Arguments> answers() {
		return Stream.of(argumentSet("prediction", PREDICTIONS, "{\"review\": \"Good\"}", 200),
				argumentSet("batch", PREDICTIONS + "/batch", "{\"reviews\": [\"Good\"]}", 200),
				argumentSet("the course's call", "/predict", "{\"review\": \"Good\"}", 200),
				argumentSet("no JSON", PREDICTIONS, "good", 400), argumentSet("blank", "/predict", "{}", 400),
				argumentSet("unknown path", "/nothing", "{}", 404),
				argumentSet("unknown id", PREDICTIONS + "/" + UUID.randomUUID() + "/feedback",
						"{\"sentiment\": \"neutral\"}", 404),
				argumentSet("wrong method", "/api/v1/models", "{}", 405),
				argumentSet("too large", PREDICTIONS, "{\"review\": \"" + "x".repeat(70_000) + "\"}", 413));
	}

	@ParameterizedTest
	@MethodSource("answers")
	void answersOfTheApi(String path, String body, int status, Suite suite) {
		Answer answer = Http.post(suite.gateway(path), body);
		assertThat(answer.status()).isEqualTo(status);
		assertHeaders(answer);
		assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'; base-uri");
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void wrongTypesAndHeaders(Suite suite) {
		assertHeaders(Http.send(Http.request(suite.gateway(PREDICTIONS), "content-type", "text/plain")
			.POST(BodyPublishers.ofString("good"))));
		assertHeaders(Http.get(suite.gateway("/api/v1/models"), "accept", "image/png"));
		assertHeaders(Http.post(suite.gateway(PREDICTIONS), "{\"review\": \"Good\"}", "x-user-id", "<script>"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/traces", "/logs", "/metrics", "/drift", "/try", "/tour", "/api/traces?limit=1",
			"/api/spans?query=x=", "/api/services", "/nothing", "/traces/nothing",
			"/traces/0af7651916cd43dd8448eb211c80319c" })
	void pagesOfTheConsole(String path, Suite suite) {
		assertHeaders(Http.get(suite.console(path)));
	}

	@Test
	void foreignPagesMayAskForNothing(Suite suite) {
		for (String url : List.of(suite.gateway(PREDICTIONS), suite.gateway("/predict"), suite.console("/try"),
				suite.url("otlp") + "/v1/traces", suite.url("inference-service") + "/predictions",
				suite.url("model-store-service") + "/predictions/" + UUID.randomUUID())) {
			Answer preflight = Http
				.send(Http
					.request(url, "Origin", "https://evil.example", "Access-Control-Request-Method", "POST",
							"Access-Control-Request-Headers", "content-type")
					.method("OPTIONS", BodyPublishers.noBody()));
			assertClosed(preflight);
			// The only kind that a browser would send without asking
			Answer simple = Http.send(Http.request(url, "Origin", "https://evil.example", "content-type", "text/plain")
				.POST(BodyPublishers.ofString("{\"review\": \"Good\"}")));
			assertClosed(simple);
			assertThat(simple.status()).as(url).isBetween(400, 499);
		}
		// A page of another origin gets it, and its browser keeps it from the page
		assertHeaders(Http.get(suite.gateway("/api/v1/models"), "Origin", "https://evil.example"));
		assertClosed(Http.get(suite.gateway("/api/v1/models"), "Origin", "https://evil.example"));
		assertClosed(Http.get(suite.console("/api/traces?limit=1"), "Origin", "null"));
	}

	private static void assertClosed(Answer answer) {
		assertThat(answer.headers().map().keySet())
			.noneMatch((name) -> name.toLowerCase(Locale.ROOT).startsWith("access-control-allow"));
	}

	private static void assertHeaders(Answer answer) {
		ALWAYS.forEach((name, value) -> assertThat(answer.headers().allValues(name)).as(name).containsExactly(value));
		assertThat(answer.headers().allValues("Content-Security-Policy")).singleElement()
			.asString()
			.startsWith("default-src 'none'")
			.contains("frame-ancestors 'none'", "base-uri 'none'")
			.doesNotContain("unsafe-eval", "http:", "https:", "*")
			.doesNotContainPattern("script-src[^;]*unsafe");
		assertThat(answer.header("Referrer-Policy")).isIn("no-referrer", "same-origin");
		assertThat(answer.header("Server") + answer.header("X-Powered-By")).isEmpty();
	}

}
