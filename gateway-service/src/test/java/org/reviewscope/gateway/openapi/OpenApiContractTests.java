package org.reviewscope.gateway.openapi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reviewscope.gateway.openapi.ApiDescription.Operation;
import org.reviewscope.gateway.testing.RawHttp;
import org.reviewscope.gateway.testing.UpstreamServer;
import org.reviewscope.gateway.testing.UpstreamServers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation gives the answers that its description lists, and no other: good and
 * bad requests to the running gateway, with good and bad services behind it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "spring.http.serviceclient.inference.read-timeout=500ms",
				"spring.http.serviceclient.model-store.read-timeout=500ms", "server.tomcat.connection-timeout=500ms",
				"reviewscope.gateway.upstream.circuit-breaker.window=1000",
				"reviewscope.gateway.upstream.circuit-breaker.minimum-calls=1000" })
@Import(UpstreamServers.class)
class OpenApiContractTests {

	private static final String ID = UUID.randomUUID().toString();

	@LocalServerPort
	private int port;

	@Autowired
	private UpstreamServer inference;

	@Autowired
	private UpstreamServer modelStore;

	private final HttpClient client = HttpClient.newHttpClient();

	private final CountDownLatch over = new CountDownLatch(1);

	private ApiDescription api;

	@BeforeEach
	void readDescription() {
		this.api = new ApiDescription(JsonMapper.shared().readTree(send(request("/v3/api-docs").GET().build()).body()));
	}

	@AfterEach
	void endStalledAnswers() {
		this.over.countDown();
		this.client.close();
	}

	@TestFactory
	Stream<DynamicTest> answersAreThoseOfTheDescription() {
		return this.api.operations()
			.stream()
			.map((operation) -> DynamicTest.dynamicTest(operation.toString(), () -> check(operation)));
	}

	private void check(Operation operation) {
		List<Reply> answers = Stream
			.of(goodAnswers(operation), answersToBadRequests(operation), answersOfBadServices(operation))
			.flatMap(List::stream)
			.toList();
		assertThat(answers).allSatisfy((answer) -> assertDescribed(operation, answer));
		assertThat(operation.statuses()).isEqualTo(answers.stream().map(Reply::status).collect(Collectors.toSet()));
	}

	private List<Reply> goodAnswers(Operation operation) {
		List<Reply> answers = Sample.of(operation)
			.answers()
			.stream()
			.map((body) -> withServices(operation, UpstreamServer.answering(200, "application/json", body)))
			.toList();
		assertThat(answers).allSatisfy((answer) -> assertThat(answer.status()).as(answer.body()).isLessThan(300));
		return answers;
	}

	private List<Reply> answersToBadRequests(Operation operation) {
		services(UpstreamServer.answering(200, "application/json", Sample.of(operation).answers().getFirst()));
		List<Reply> answers = new ArrayList<>();
		answers.add(send(good(operation, ID).setHeader("x-tenant-id", "<script>").build()));
		answers.add(send(good(operation, ID).setHeader("Accept", "image/png").build()));
		answers.add(send(good(operation, ID).setHeader("Accept", "nonsense").build()));
		answers.add(send(good(operation, ID).method("PATCH", BodyPublishers.noBody()).build()));
		answers.add(send(good(operation, "1-2-3-4-5").build()));
		if (operation.takesBody()) {
			for (String body : List.of("", "null", "{", "{}", "[]", "\"a\"", "{\"sentiment\":1}", "{\"reviews\":[1]}",
					"x".repeat(70_000))) {
				answers
					.add(send(good(operation, ID).method(operation.method(), BodyPublishers.ofString(body)).build()));
			}
			answers.add(send(good(operation, ID).setHeader("Content-Type", "text/plain").build()));
			answers.add(Reply
				.of(new RawHttp(this.port).stall(operation.method(), operation.path().replace("{id}", ID)).text()));
		}
		return answers;
	}

	private List<Reply> answersOfBadServices(Operation operation) {
		List<HttpHandler> bad = new ArrayList<>(
				List.of(busy(503), busy(429), this::stall, UpstreamServer.answering(500, "text/plain", "boom")));
		if (operation.takesBody()) {
			bad.add(UpstreamServer.answering(400, "application/problem+json", "{\"title\":\"Bad\"}"));
			bad.add(UpstreamServer.answering(400, "application/problem+json", "{\"detail\":\"Bad.\"}"));
		}
		if (operation.path().contains("{id}")) {
			bad.add(UpstreamServer.answering(404, "application/problem+json", "{\"detail\":\"No such prediction.\"}"));
		}
		return bad.stream().map((handler) -> withServices(operation, handler)).toList();
	}

	private void assertDescribed(Operation operation, Reply answer) {
		JsonNode description = this.api.response(operation, answer.status());
		assertThat(description.isMissingNode()).as("%d is not described: %s", answer.status(), answer.body()).isFalse();
		assertThat(answer.headers().keySet()).as("headers of %s", answer)
			.containsAll(description.path("headers").propertyNames().stream().map(String::toLowerCase).toList());
		if (description.has("content")) {
			String type = answer.headers().getOrDefault("content-type", "none").replaceFirst(";.*", "");
			JsonNode schema = description.at("/content/" + type.replace("/", "~1") + "/schema");
			assertThat(this.api.misfits(schema, JsonMapper.shared().readTree(answer.body()), "body"))
				.as(answer.status() + " " + answer.body())
				.isEmpty();
		}
		else {
			assertThat(answer.body()).isEmpty();
		}
	}

	private Reply withServices(Operation operation, HttpHandler handler) {
		services(handler);
		return send(good(operation, ID).build());
	}

	private void services(HttpHandler handler) {
		this.inference.answers(handler);
		this.modelStore.answers(handler);
	}

	private HttpRequest.Builder good(Operation operation, String id) {
		String body = Sample.of(operation).body();
		HttpRequest.Builder request = request(operation.path().replace("{id}", id));
		return (operation.takesBody() ? request.setHeader("Content-Type", "application/json") : request)
			.method(operation.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private Reply send(HttpRequest request) {
		try {
			return Reply.of(this.client.send(request, BodyHandlers.ofString()));
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static HttpHandler busy(int status) {
		return (exchange) -> {
			exchange.getResponseHeaders().set("Retry-After", "1");
			UpstreamServer.answer(exchange, status, "application/problem+json", "{\"detail\":\"Busy.\"}");
		};
	}

	private void stall(HttpExchange exchange) {
		try {
			this.over.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * An answer.
	 *
	 * @param status its status
	 * @param headers a value of each, under its name in small letters
	 * @param body its body
	 */
	private record Reply(int status, Map<String, String> headers, String body) {

		static Reply of(HttpResponse<String> response) {
			Map<String, String> headers = new HashMap<>();
			response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
			return new Reply(response.statusCode(), headers, response.body());
		}

		static Reply of(String text) {
			String[] parts = text.split("\r\n\r\n", 2);
			Map<String, String> headers = parts[0].lines()
				.skip(1)
				.map((line) -> line.split(": ", 2))
				.collect(Collectors.toMap((header) -> header[0].toLowerCase(Locale.ROOT), (header) -> header[1],
						(first, _) -> first));
			// In chunks, maybe
			String body = parts[1].substring(parts[1].indexOf('{'), parts[1].lastIndexOf('}') + 1);
			return new Reply(Integer.parseInt(text.substring(9, 12)), headers, body);
		}

	}

}
