package org.reviewscope.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
 * Whatever a client sends, it gets a proper answer from the real server on a real socket.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@Import(UpstreamServers.class)
class NastyRequestTests {

	private static final String JSON = "Content-Type: application/json";

	private static final List<String> CALLS = List.of("/predict", "/api/v1/predictions", "/api/v1/predictions/batch",
			"/api/v1/predictions/0d9f8a63-9bd8-4e28-8a17-4f6c5a0a3b11/feedback");

	@LocalServerPort
	private int port;

	@Autowired
	private UpstreamServer inference;

	@Autowired
	private UpstreamServer modelStore;

	private RawHttp http;

	@BeforeEach
	void refuseEverythingThatGetsThrough() {
		this.http = new RawHttp(this.port);
		this.inference.answers(400, "application/problem+json", "{\"detail\":\"Refused.\"}");
		this.modelStore.answers(400, "application/problem+json", "{\"detail\":\"Refused.\"}");
	}

	@ParameterizedTest
	@MethodSource
	void bodyThatMakesNoSenseIsABadRequest(String call, byte[] body) {
		RawHttp.Answer answer = this.http.post(call, body, JSON);
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		assertThat(answer.text()).contains("application/problem+json", "\"detail\":").doesNotContain("Exception");
	}

	static Stream<Arguments> bodyThatMakesNoSenseIsABadRequest() {
		return CALLS.stream().flatMap((call) -> bodies().map((body) -> Arguments.of(call, body)));
	}

	private static Stream<byte[]> bodies() {
		String deep = "[".repeat(30_000);
		Stream<String> texts = Stream.of("", " ", "null", "true", "0", "\"text\"", "[]", "{}", "{", "{\"review\":",
				"{\"review\":null,\"reviews\":null,\"sentiment\":null}", "{\"review\":5,\"reviews\":5,\"sentiment\":5}",
				"{\"review\":[],\"reviews\":{},\"sentiment\":{}}",
				"{\"review\":true,\"reviews\":[true],\"sentiment\":true}",
				"{\"review\":{\"a\":1},\"reviews\":[[]],\"sentiment\":[]}",
				"{\"review\":\"a\",\"review\":1,\"reviews\":[\"a\"],\"reviews\":1,\"sentiment\":\"neutral\",\"sentiment\":1}",
				deep, "{\"review\":" + deep, "{\"unknown\":" + "{\"a\":".repeat(10_000),
				"{\"review\":" + "9".repeat(20_000) + "}", "{\"review\":1e999999999,\"reviews\":[1e999999999]}",
				"{\"review\":\"\\ud800\",\"reviews\":[\"\\ud800\"]", "{\"review\":\"a\"}garbage", "<review/>", "\0",
				"{\"" + "k".repeat(60_000) + "\":1}");
		Stream<byte[]> bytes = Stream.of(new byte[] { (byte) 0xFF, (byte) 0xFE }, new byte[] { (byte) 0xC3, 0x28 },
				"{\"review\":\"\u00e4\"".getBytes(StandardCharsets.ISO_8859_1), new byte[1000]);
		return Stream.concat(texts.map((text) -> text.getBytes(StandardCharsets.UTF_8)), bytes);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\uFEFF{\"review\":\"a\"}", "{\"review\":\"a\",\"review\":\"b\"}",
			"{\"review\":\"a\",\"extra\":{\"b\":[1,2]}}", "{\"review\":\"\\u0000\\ud83d\\ude00\"}" })
	void bodyThatIsOnlyUnusualIsPassedOn(String body) {
		this.http.post("/predict", body.getBytes(StandardCharsets.UTF_8), JSON);
		assertThat(this.inference.received()).hasSize(1);
	}

	@Test
	void bodyOfTheLargestSizeIsPassedOn() {
		RawHttp.Answer answer = this.http.post("/predict", review(64 * 1024), JSON);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(this.inference.received()).hasSize(1);
	}

	@Test
	void bodyOverTheLargestSizeIsTooLarge() {
		CALLS.forEach((call) -> {
			RawHttp.Answer answer = this.http.post(call, review(64 * 1024 + 1), JSON);
			assertThat(answer.status()).isEqualTo(413);
			assertThat(answer.text()).contains("application/problem+json", "over 64 KiB");
		});
		assertThat(this.inference.received()).isEmpty();
	}

	@Test
	void chunkedBodyIsTooLargeAsSoonAsItIs() {
		assertThat(this.http.postChunked("/predict", review(64 * 1024)).status()).isEqualTo(400);
		assertThat(this.inference.received()).hasSize(1);
		CALLS.forEach((call) -> assertThat(this.http.postChunked(call, review(64 * 1024 + 1)).status()).isEqualTo(413));
		assertThat(this.inference.received()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
			"application/xml", "application/json; charset=nonsense", "no media type", "/", "*/*" })
	void typeOtherThanJsonIsUnsupported(String type) {
		CALLS.forEach((call) -> assertThat(
				this.http.post(call, "{}".getBytes(StandardCharsets.UTF_8), "Content-Type: " + type))
			.satisfies((answer) -> assertThat(answer.status()).as(answer.text()).isEqualTo(415)));
	}

	@Test
	void typeThatIsMissingIsUnsupported() {
		CALLS.forEach((call) -> assertThat(this.http.post(call, "{}".getBytes(StandardCharsets.UTF_8)).status())
			.isEqualTo(415));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/xml", "image/png", "application/xml;q=0.1" })
	void answerThatNobodyCanGiveIsNotAcceptable(String accept) {
		for (String call : List.of("/predict", "/api/v1/predictions", "/api/v1/predictions/batch")) {
			RawHttp.Answer answer = this.http.post(call, "{}".getBytes(StandardCharsets.UTF_8), JSON,
					"Accept: " + accept);
			assertThat(answer.status()).as(answer.text()).isEqualTo(406);
			assertThat(answer.text()).contains("application/problem+json",
					"\"detail\":\"Acceptable representations: [application/json].\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "application/", "/", ";", "application/json;q=x;;=", "a b/c d", "*/json" })
	void acceptHeaderThatCannotBeReadIsNotAcceptable(String accept) {
		for (String call : List.of("/predict", "/api/v1/predictions", "/api/v1/predictions/batch")) {
			assertUnreadableAccept(
					this.http.post(call, "{}".getBytes(StandardCharsets.UTF_8), JSON, "Accept: " + accept), 406);
		}
		assertUnreadableAccept(this.http.send("GET", "/api/v1/models", new byte[0], "Accept: " + accept), 406);
		assertUnreadableAccept(this.http.send("GET", "/", new byte[0], "Accept: " + accept), 406);
	}

	private static void assertUnreadableAccept(RawHttp.Answer answer, int status) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.text()).contains("application/problem+json",
				"\"detail\":\"The Accept header cannot be read. Send media types such as application/json.\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "image/png", "application/xml" })
	void errorHasItsProblemDetailWhateverIsAccepted(String accept) {
		for (String path : List.of("/oups", "/error", "/error/x", "/page/nothing.png")) {
			RawHttp.Answer answer = this.http.send("GET", path, new byte[0], "Accept: " + accept);
			assertThat(answer.status()).as(answer.text()).isEqualTo(404);
			assertThat(answer.text()).contains("application/problem+json", "\"status\":404");
		}
		RawHttp.Answer answer = this.http.post(CALLS.getLast(), "{".getBytes(StandardCharsets.UTF_8), JSON,
				"Accept: " + accept);
		assertThat(answer.status()).as(answer.text()).isEqualTo(400);
		assertThat(answer.text()).contains("application/problem+json", "is not JSON");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "PUT", "DELETE", "PATCH", "TRACE", "BLAH" })
	void wrongMethodIsNotAllowed(String method) {
		assertThat(this.http.send(method, "/predict", new byte[0], JSON).status()).isEqualTo(405);
		assertThat(this.http.send(method, "/api/v1/predictions/batch/", new byte[0], JSON).status()).isBetween(400,
				405);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS" })
	void batchIsNoId(String method) {
		RawHttp.Answer answer = this.http.send(method, "/api/v1/predictions/batch", new byte[0]);
		assertThat(answer.status()).as(answer.text()).isEqualTo(method.equals("OPTIONS") ? 200 : 405);
		assertThat(answer.text()).containsPattern("(?im)^Allow: POST(,OPTIONS)?\r?$");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/../application.yaml",
			"/page/..%5c..%5capplication.yaml", "/page/../../application.yaml", "/page/%00", "/predict%00",
			"/predict;a=b/x", "/api/v1/predictions/%ff", "/api/v1/predictions/..",
			"/api/v1/predictions/%2e%2e%2fmodels", "/api/v1/predictions/{id}", "/api/v1/predictions/1",
			"/api/v1/predictions/0d9f8a63-9bd8-4e28-8a17-4f6c5a0a3b1g", "/api/v1/predictions/%F0%9F%98%80", "/actuator",
			"/actuator/env", "/error/x", "/swagger-ui/../../x", "/v3/api-docs/nothing", "/WEB-INF/web.xml", "/page/",
			"/page/index.html" })
	void pathThatLeadsNowhereIsAClientError(String path) {
		assertThat(this.http.send("GET", path, new byte[0]).status()).isBetween(400, 499);
		assertThat(this.http.post(path, "{}".getBytes(StandardCharsets.UTF_8), JSON).status()).isBetween(400, 499);
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Long: ", "x-tenant-id: ", "traceparent: ", "baggage: ", "Cookie: ", "Accept-Language: ",
			"Accept: ", "Range: bytes=" })
	void hugeHeaderIsAClientError(String header) {
		RawHttp.Answer answer = this.http.send("GET", "/predict", new byte[0], header + "a".repeat(100_000));
		assertThat(answer.status()).isBetween(400, 499);
	}

	@ParameterizedTest
	@ValueSource(strings = { "traceparent: 00-xyz",
			"traceparent: 00-00000000000000000000000000000000-0000000000000000-01", "tracestate: =,=;;",
			"baggage: ;;==%%%", "x-tenant-id: \u00e4\u00f6 <script>", "x-user-id: a,b=c;d", "Accept-Language: ;;;q=x",
			"Content-Encoding: gzip", "Expect: nonsense", "If-None-Match: \"", "X-Forwarded-For: '; drop table",
			"X-HTTP-Method-Override: DELETE", "Range: bytes=9-1", "Origin: null" })
	void strangeHeaderMakesNoServerError(String header) {
		byte[] body = "{\"review\":\"a\"}".getBytes(StandardCharsets.UTF_8);
		assertThat(this.http.post("/predict", body, JSON, header).status()).isBetween(400, 499);
	}

	private static byte[] review(int size) {
		String frame = "{\"review\":\"\"}";
		return ("{\"review\":\"" + "a".repeat(size - frame.length()) + "\"}").getBytes(StandardCharsets.UTF_8);
	}

}
