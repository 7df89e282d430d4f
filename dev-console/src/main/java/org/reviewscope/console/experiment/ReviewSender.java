package org.reviewscope.console.experiment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Sends reviews, a few at a time, and reads the answers.
 */
@Component
class ReviewSender {

	private static final Duration TIMEOUT = Duration.ofSeconds(15);

	private static final String PREDICTIONS = "/api/v1/predictions";

	private static final int AT_A_TIME = 4;

	private static final int OK = 200;

	private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

	private final JsonMapper json;

	ReviewSender(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Sends the same review several times.
	 * @param gateway the address of the gateway
	 * @param review its text
	 * @param times how often
	 * @return the answers
	 * @throws InterruptedException when interrupted while waiting for them
	 */
	List<Answer> send(String gateway, String review, int times) throws InterruptedException {
		List<Answer> answers = new ArrayList<>();
		try (ExecutorService executor = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
			List<Future<Answer>> running = new ArrayList<>();
			for (int i = 0; i < times; i++) {
				running.add(executor.submit(() -> send(gateway, review)));
			}
			for (Future<Answer> answer : running) {
				answers.add(answer.get());
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A review could not be sent", ex.getCause());
		}
		return answers;
	}

	/**
	 * Sends a review.
	 * @param gateway the address of the gateway
	 * @param review its text
	 * @return the answer
	 */
	Answer send(String gateway, String review) {
		return exchange(HttpRequest.newBuilder(URI.create(gateway + PREDICTIONS))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(this.json.writeValueAsString(Map.of("review", review)))));
	}

	/**
	 * Asks for a prediction that was made before.
	 * @param gateway the address of the gateway
	 * @param id its id
	 * @return the answer
	 */
	Answer find(String gateway, String id) {
		return exchange(HttpRequest.newBuilder(URI.create(gateway + PREDICTIONS + "/" + id)));
	}

	private Answer exchange(HttpRequest.Builder request) {
		try {
			return answer(this.client.send(request.timeout(TIMEOUT).header("x-tenant-id", "console").build(),
					BodyHandlers.ofString()));
		}
		catch (IOException | JacksonException ex) {
			return Answer.none();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Answer.none();
		}
	}

	private Answer answer(HttpResponse<String> response) {
		JsonNode body = this.json.readTree(response.body());
		String traceId = response.headers().firstValue("X-Trace-Id").orElse(null);
		if (response.statusCode() != OK) {
			return new Answer(response.statusCode(), body.path("title").asString("failed"), text(body, "detail"),
					traceId, null, false, response.headers().firstValue("Retry-After").orElse(null));
		}
		boolean recorded = body.path("recorded").asBoolean(false);
		return new Answer(OK, body.path("sentiment").asString(""),
				"confidence %.0f %%, %s".formatted(100 * body.path("confidence").asDouble(0),
						recorded ? "recorded in the store"
								: "not recorded yet: it waits in memory until the store is back"),
				traceId, text(body, "id"), recorded, null);
	}

	private static @Nullable String text(JsonNode body, String name) {
		return body.path(name).isString() ? body.path(name).asString() : null;
	}

}
