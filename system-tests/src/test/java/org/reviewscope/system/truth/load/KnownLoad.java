package org.reviewscope.system.truth.load;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.ModelRegistryApi;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.truth.expected.ModelTrees;
import org.reviewscope.system.truth.expected.Predicted;
import org.reviewscope.system.truth.expected.Review;
import org.reviewscope.system.truth.expected.Truth;
import org.reviewscope.system.truth.received.MeterReadings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that is sent, in this order.
 */
public final class KnownLoad {

	private static final String INFERENCE = "inference-service";

	private static final String STORE = "model-store-service";

	private final Suite suite;

	private final Truth truth;

	private final Requests requests;

	private final PredictionRequests users;

	private final RefusedRequests refused;

	private final StoreRequests store;

	private final Reviews reviews = new Reviews();

	public KnownLoad(Suite suite, Truth truth) {
		this.suite = suite;
		this.truth = truth;
		this.requests = new Requests(suite, truth);
		this.users = new PredictionRequests(this.requests);
		this.refused = new RefusedRequests(this.requests);
		this.store = new StoreRequests(this.requests);
	}

	public void whileAllIsWell() {
		usersPredict();
		usersMakeMistakes();
		mistakesThatTheGatewaySees();
		mistakesThatNoGatewayMakes();
		administratorsSwapTheModel();
	}

	private void usersPredict() {
		List<Predicted> predicted = Stream.of(1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 3, 4, 5, 6, 7, 8, 9, 10)
			.map((words) -> this.users.predict(this.reviews.ofWords(words)))
			.toList();
		this.users.predict(this.reviews.ofWords(400));
		this.users.predict(this.reviews.ofWords(6), "x-tenant-id", "acme", "x-user-id", "u-1");
		this.users.predict(this.reviews.ofWords(7), "x-tenant-id", "globex");
		this.users.predictPlainly(predicted.get(3));
		Stream.of(1, 5, 64).forEach((size) -> this.users.predict(this.reviews.alike(size)));
		this.users.predict(List.of(this.reviews.ofWords(3), this.reviews.ofWords(500)));
		this.store.find(predicted.getFirst().id(), 200);
		this.store.models();
		predicted.subList(0, 6).forEach((one) -> this.store.feedback(one, one.sentiment(), true));
		Stream.of("negative", "neutral", "positive")
			.forEach((actual) -> this.store.feedback(predicted.get(7), actual, true));
		this.store.feedback(predicted.get(7), "positive", false);
	}

	private void usersMakeMistakes() {
		Review good = this.reviews.of("good");
		Review blank = this.reviews.of(" \t ");
		this.refused.review(blank, "blank");
		this.refused.review(this.reviews.of("x".repeat(5_001)), "too_long");
		this.refused.batch(List.of(good, blank, good), "blank");
		this.store.find(UUID.randomUUID().toString(), 404);
		this.store.feedbackOnUnknownId();
	}

	private void mistakesThatTheGatewaySees() {
		String path = Requests.PREDICTIONS;
		this.refused.byGateway(path, "no JSON", 400, "malformed");
		this.refused.byGateway(path, "", 400, "malformed");
		this.refused.byGateway(path, "{\"review\": {}}", 400, "wrong_type");
		this.refused.byGateway(path, "{\"review\": \"" + "x".repeat(70_000) + "\"}", 413, "body_too_large");
		this.refused.byGateway(path + "/batch", "{\"reviews\": []}", 400, "batch_size");
		this.refused.byGateway(path + "/batch", "{\"reviews\": [" + "\"good\",".repeat(64) + "\"good\"]}", 400,
				"batch_size");
		this.refused.byGateway(this.requests.get(path + "/no-uuid", 400), "GET /api/v1/predictions/{id}", "invalid_id");
		this.refused.byGateway(this.requests.send("POST", "/nothing", 404), "POST /**", "unknown_path");
		this.refused.byGateway(this.requests.send("POST", path, 415, "content-type", "text/plain"), "POST",
				"unsupported_media_type");
		this.refused.byGateway(this.requests.get("/predict", 405), "GET", "method_not_allowed");
	}

	private void mistakesThatNoGatewayMakes() {
		Review good = this.reviews.of("good");
		String same = Bodies.of(UUID.randomUUID(), good);
		this.refused.unreadableDirectly();
		this.refused.directly("/predictions", Bodies.of(good), List.of(good), "missing_id");
		this.refused.directly("/predictions/batch", "{\"predictions\": [%s, %s]}".formatted(same, same),
				List.of(good, good), "duplicate_id");
		this.refused.tooLargeDirectly("{\"predictions\": [%s%s]}".formatted((same + ",").repeat(64), same),
				Stream.generate(() -> good).limit(65).toList());
		this.store.recordTwice();
	}

	private void administratorsSwapTheModel() {
		this.refused.changeOfTheRegistry();
		ModelRegistryApi registry = new ModelRegistryApi(this.suite);
		Answer upload = registry.upload();
		assertThat(upload.status()).isEqualTo(201);
		this.requests.leaves(upload, ModelTrees.uploaded(upload.json().path("sizeBytes").asLong()));
		Answer activation = registry.activate(ModelRegistryApi.NEXT_VERSION);
		assertThat(activation.status()).isEqualTo(200);
		this.requests.leaves(activation, ModelTrees.activated(ModelRegistryApi.NEXT_VERSION));
		this.truth.swapped(ModelRegistryApi.NEXT_VERSION);
		await("the new version serves").until(() -> MeterReadings.of(this.suite, INFERENCE)
			.series()
			.containsKey("model_active{name=\"sentiment-minilm\",version=\"2.0.1\"}"));
		this.store.feedback(this.users.predict(this.reviews.ofWords(9)), "neutral", true);
	}

	public void whileTheStoreIsAway() {
		this.suite.process(STORE).stop();
		this.store.modelsWithoutStore();
		this.users.predictWithoutStore(this.reviews.ofWords(4));
		Predicted waiting = this.users.predictWithoutStore(this.reviews.ofWords(300));
		this.suite.process(STORE).startAgain();
		await("what was put aside is written").until(
				() -> MeterReadings.of(this.suite, INFERENCE).value("prediction_records_waiting"),
				(count) -> count == 0);
		this.truth.storeStartedAgain(ModelRegistryApi.NEXT_VERSION, 2);
		this.store.feedback(waiting, "positive", true);
	}

	public void whileInferenceIsAway() {
		this.suite.process(INFERENCE).stop();
		Stream.generate(() -> this.reviews.ofWords(5)).limit(4).forEach(this.users::predictWithoutInference);
	}

	private static ConditionFactory await(String what) {
		return Awaitility.await(what).atMost(Duration.ofMinutes(1));
	}

}
