package org.reviewscope.load;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Choice;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpProtocolBuilder;

/**
 * The users of {@link Mix} against the gateway: {@code users} of them, of whom
 * {@code spawnRate} arrive each second, and who start nothing new after {@code seconds}.
 */
public final class ReviewSimulation extends Simulation {

	private static final String BASE_URL = System.getProperty("baseUrl", "http://localhost:8080");

	private static final int USERS = Integer.getInteger("users", 5);

	private static final int SPAWN_RATE = Integer.getInteger("spawnRate", 1);

	private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("seconds", 60));

	private final Mix mix = Mix.read();

	private final FeederBuilder<String> reviews = CoreDsl.csv("reviews.csv").random();

	private final HttpProtocolBuilder gateway = HttpDsl.http.baseUrl(BASE_URL)
		.contentTypeHeader("application/json")
		.header("x-tenant-id", "#{tenant}")
		.header("x-user-id", "#{user}");

	private volatile Instant end = Instant.MAX;

	public ReviewSimulation() {
		Map<String, Integer> users = Populations.of(USERS, weights());
		setUp(population("Readers", reader(), users.get("reader")), population("Shops", shop(), users.get("shop")),
				population("Clumsy clients", clumsyClient(), users.get("clumsy client")))
			.protocols(this.gateway)
			.assertions(CoreDsl.global().failedRequests().percent().lte(1.0));
	}

	@Override
	public void before() {
		this.end = Instant.now().plus(DURATION);
	}

	private Map<String, Integer> weights() {
		Map<String, Integer> weights = new LinkedHashMap<>();
		weights.put("clumsy client", this.mix.clumsyClient().weight());
		weights.put("shop", this.mix.shop().weight());
		weights.put("reader", this.mix.reader().weight());
		return weights;
	}

	private PopulationBuilder population(String name, ChainBuilder behaviour, int users) {
		return CoreDsl.scenario(name)
			.feed(Tenants.feeder(this.mix))
			.asLongAs((session) -> Instant.now().isBefore(this.end))
			.on(behaviour)
			.injectOpen(CoreDsl.rampUsers(users).during(Duration.ofMillis(1000L * USERS / SPAWN_RATE)));
	}

	private ChainBuilder reader() {
		ChainBuilder feedback = CoreDsl.randomSwitch()
			.on(CoreDsl.percent(100 * this.mix.reader().feedbackShare())
				.then(CoreDsl.doIfEquals("#{recorded}", "true").then(CoreDsl.exec(GatewayCalls.giveFeedback()))));
		ChainBuilder predict = CoreDsl.exitBlockOnFail().on(CoreDsl.exec(GatewayCalls.predict()), feedback);
		ChainBuilder calls = CoreDsl.randomSwitch()
			.on(call("predict", predict),
					call("predict, plain contract", CoreDsl.exec(GatewayCalls.predictWithThePlainContract())),
					call("models", CoreDsl.exec(GatewayCalls.listModels())));
		return pause(CoreDsl.feed(this.reviews).exec(calls), this.mix.reader().pauseSeconds());
	}

	private Choice.WithWeight call(String name, ChainBuilder chain) {
		Map<String, Integer> weights = this.mix.reader().calls();
		int all = weights.values().stream().mapToInt(Integer::intValue).sum();
		return CoreDsl.percent(100.0 * weights.get(name) / all).then(chain);
	}

	private ChainBuilder shop() {
		return pause(
				CoreDsl.feed(this.reviews, (session) -> this.mix.shop().batchSize().any(ThreadLocalRandom.current()))
					.exec(GatewayCalls.predictBatch()),
				this.mix.shop().pauseSeconds());
	}

	private ChainBuilder clumsyClient() {
		ChainBuilder nonsense = CoreDsl.uniformRandomSwitch()
			.on(this.mix.clumsyClient()
				.nonsense()
				.keySet()
				.stream()
				.map((name) -> CoreDsl.exec(GatewayCalls.sendNonsense(name, this.mix.clumsyClient().body(name))))
				.toList());
		return pause(nonsense, this.mix.clumsyClient().pauseSeconds());
	}

	private static ChainBuilder pause(ChainBuilder behaviour, Mix.Seconds seconds) {
		return behaviour.pause(seconds.shortest(), seconds.longest());
	}

}
