package org.reviewscope.system.trust;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Os;
import org.reviewscope.system.harness.Suite;

/**
 * Requests that can be recognised wherever something of them is found, on every path that
 * a request can take.
 */
final class MarkedRequests {

	private static final String RUN = UUID.randomUUID().toString().replace("-", "");

	/** A word in each review. */
	private static final String REVIEW = "reviewmark" + RUN;

	/** Sent as a token to those who do not know it, as a cookie and as a query. */
	private static final String GUESS = "guessmark" + RUN;

	static final String USER = "usermark" + RUN;

	static final String TENANT = "tenantmark" + RUN;

	static final List<String> SECRETS = List.of(REVIEW, GUESS, TrustedSuite.TOKEN, TrustedSuite.OLD_TOKEN,
			TrustedSuite.ADMIN_TOKEN);

	private static final String PREDICTIONS = "/api/v1/predictions";

	private final Map<Integer, Integer> answers = new TreeMap<>();

	private final Suite suite;

	private final HttpClient client;

	MarkedRequests(TrustedSuite trusted) throws IOException, GeneralSecurityException {
		this.suite = trusted.suite();
		this.client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.sslContext(trusted.own().client(trusted.own()))
			.build();
	}

	/**
	 * Sends all of them.
	 * @return how many were answered with each status
	 */
	Map<Integer, Integer> send() throws IOException, InterruptedException {
		try (this.client) {
			answered();
			refused();
			toInference();
			toStore();
			withoutStore();
			withoutInference();
			tooLate();
		}
		return this.answers;
	}

	/**
	 * Sends one more, for which nothing stands in the way.
	 * @param suite the suite
	 * @return the answer
	 */
	static Answer last(Suite suite) {
		return Http.post(suite.gateway(PREDICTIONS), review("last"), headers());
	}

	private void answered() {
		String id = Http.post(this.suite.gateway(PREDICTIONS), review("twice")).json().path("id").asString();
		post(PREDICTIONS, review("twice"));
		post("/predict", review("once"));
		post(PREDICTIONS + "/batch", "{\"reviews\": [\"%s one\", \"%s two\"]}".formatted(REVIEW, REVIEW));
		post(PREDICTIONS, review("x".repeat(4_000)));
		post(PREDICTIONS + "/" + id + "/feedback", "{\"sentiment\": \"negative\"}");
		count(Http.get(this.suite.gateway(PREDICTIONS + "/" + id), headers()));
	}

	private void refused() {
		for (String body : List.of("{\"review\": \"" + REVIEW, "{\"review\": {\"" + REVIEW + "\": 1}}",
				"{\"" + REVIEW + "\": 1}", review("x".repeat(6_000)), review("x".repeat(70_000)), REVIEW,
				"{\"review\": [\"" + REVIEW + "\"]}")) {
			post(PREDICTIONS, body);
			post("/predict", body);
		}
		post(PREDICTIONS + "/batch", "{\"reviews\": [\"%s\", \" \"]}".formatted(REVIEW));
		post(PREDICTIONS + "/batch", "{\"reviews\": [\"%s\", {\"a\": \"%s\"}]}".formatted(REVIEW, REVIEW));
		post(PREDICTIONS + "/" + UUID.randomUUID() + "/feedback", "{\"sentiment\": \"" + REVIEW + "\"}");
		post(PREDICTIONS + "/" + UUID.randomUUID() + "/feedback", "{\"sentiment\": \"neutral\"}");
		count(Http.send(Http.request(this.suite.gateway(PREDICTIONS), "content-type", "text/plain")
			.POST(BodyPublishers.ofString(REVIEW))));
		count(Http.get(this.suite.gateway("/predict?review=" + REVIEW), headers()));
		count(Http.get(this.suite.gateway("/nothing?token=" + GUESS), headers()));
		count(Http.post(this.suite.gateway(PREDICTIONS), review(""), "x-user-id", "<" + GUESS + ">"));
		count(Http.post(this.suite.gateway(PREDICTIONS), review(""), "accept", GUESS));
		count(Http.post(this.suite.gateway(PREDICTIONS), review(""), "baggage", "user.id=" + GUESS, "traceparent",
				GUESS, "tracestate", "a=" + GUESS));
	}

	private void toInference() throws IOException, InterruptedException {
		String one = "{\"id\": \"%s\", \"review\": \"%s\"}".formatted(UUID.randomUUID(), REVIEW);
		post("inference-service", "/predictions", TrustedSuite.TOKEN, one);
		post("inference-service", "/predictions", GUESS, one);
		post("inference-service", "/predictions", TrustedSuite.TOKEN, one.replace("{\"id\"", "{\"id\": {\"x\""));
		post("inference-service", "/predictions/batch", TrustedSuite.TOKEN, "{\"reviews\": \"" + REVIEW + "\"}");
	}

	private void toStore() throws IOException, InterruptedException {
		for (String token : List.of(GUESS, TrustedSuite.TOKEN, TrustedSuite.ADMIN_TOKEN)) {
			send("model-store-service", "/models/tiny/versions?token=" + GUESS, token,
					(request) -> request.header("content-type", "multipart/form-data; boundary=b")
						.POST(BodyPublishers.ofString("""
								--b\r
								Content-Disposition: form-data; name="artifact"; filename="%1$s.zip"\r
								\r
								%1$s\r
								--b--\r
								""".formatted(REVIEW))));
			send("model-store-service", "/models/active", token,
					(request) -> request.header("content-type", "application/json")
						.PUT(BodyPublishers.ofString("{\"name\": \"" + REVIEW + "\", \"version\": \"1\"}")));
			send("model-store-service", "/predictions/" + UUID.randomUUID(), token,
					(request) -> request.header("content-type", "application/json")
						.PUT(BodyPublishers.ofString("{\"sentiment\": \"" + REVIEW + "\"}")));
		}
	}

	private void withoutStore() {
		this.suite.process("model-store-service").kill();
		try {
			for (int i = 0; i < 4; i++) {
				post(PREDICTIONS, review("unrecorded " + i));
				post(PREDICTIONS + "/" + UUID.randomUUID() + "/feedback", "{\"sentiment\": \"negative\"}");
			}
		}
		finally {
			this.suite.process("model-store-service").startAgain();
		}
	}

	private void withoutInference() {
		this.suite.process("inference-service").kill();
		try {
			for (int i = 0; i < 12; i++) {
				post(PREDICTIONS, review("unread " + i));
			}
		}
		finally {
			this.suite.process("inference-service").startAgain();
		}
		Awaitility.await("the gateway tries inference again")
			.until(() -> Http.post(this.suite.gateway(PREDICTIONS), review("again"), headers()).status() == 200);
	}

	// More at once than one caller may have: some are too late, the others too many
	private void tooLate() throws IOException, InterruptedException {
		Os.freeze(this.suite.process("inference-service"));
		try {
			List<CompletableFuture<Answer>> waiting = Stream.generate(() -> CompletableFuture.supplyAsync(
					() -> Http.post(this.suite.gateway(PREDICTIONS), review("late"), headers()),
					(task) -> Thread.ofVirtual().start(task)))
				.limit(80)
				.toList();
			waiting.forEach((answer) -> count(answer.join()));
		}
		finally {
			Os.thaw(this.suite.process("inference-service"));
		}
	}

	private void post(String path, String body) {
		count(Http.post(this.suite.gateway(path), body, headers()));
	}

	private void post(String service, String path, String token, String body) throws IOException, InterruptedException {
		send(service, path, token,
				(request) -> request.header("content-type", "application/json").POST(BodyPublishers.ofString(body)));
	}

	private void send(String service, String path, String token, UnaryOperator<HttpRequest.Builder> content)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = content.apply(Http.request(this.suite.url(service) + path, "authorization",
				"Bearer " + token, "cookie", "c=" + GUESS));
		count(this.client.send(request.build(), BodyHandlers.ofString()).statusCode());
	}

	private void count(Answer answer) {
		count(answer.status());
	}

	private void count(int status) {
		this.answers.merge(status, 1, Integer::sum);
	}

	private static String review(String text) {
		return "{\"review\": \"" + REVIEW + " " + text + "\"}";
	}

	private static String[] headers() {
		return new String[] { "x-user-id", USER, "x-tenant-id", TENANT, "authorization", "Bearer " + GUESS, "cookie",
				"session=" + GUESS };
	}

}
