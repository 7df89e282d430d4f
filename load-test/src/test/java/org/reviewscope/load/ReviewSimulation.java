package org.reviewscope.load;

import java.time.Duration;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpProtocolBuilder;

/**
 * Readers, shops and clumsy clients against the gateway: {@code users} readers for
 * {@code seconds}, with a shop and a clumsy client for every eight of them.
 */
public final class ReviewSimulation extends Simulation {

	private static final String BASE_URL = System.getProperty("baseUrl", "http://localhost:8080");

	private static final int USERS = Integer.getInteger("users", 5);

	private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("seconds", 60));

	private final FeederBuilder<String> reviews = CoreDsl.csv("reviews.csv").random();

	private final HttpProtocolBuilder gateway = HttpDsl.http.baseUrl(BASE_URL)
		.contentTypeHeader("application/json")
		.header("x-tenant-id", "#{tenant}")
		.header("x-user-id", "#{user}");

	public ReviewSimulation() {
		int others = Math.max(1, USERS / 8);
		setUp(population("Readers", reader(), USERS), population("Shops", shop(), others),
				population("Clumsy clients", clumsyClient(), others))
			.protocols(this.gateway)
			.assertions(CoreDsl.global().failedRequests().percent().lte(1.0));
	}

	private PopulationBuilder population(String name, ChainBuilder behaviour, int users) {
		return CoreDsl.scenario(name)
			.feed(Tenants.feeder())
			.during(DURATION)
			.on(behaviour)
			.injectOpen(CoreDsl.rampUsers(users).during(Duration.ofSeconds(5)));
	}

	private ChainBuilder reader() {
		ChainBuilder predict = CoreDsl.exec(GatewayCalls.predict())
			.randomSwitch()
			.on(CoreDsl.percent(30)
				.then(CoreDsl.doIfEquals("#{recorded}", "true").then(CoreDsl.exec(GatewayCalls.giveFeedback()))));
		return CoreDsl.feed(this.reviews)
			.randomSwitch()
			.on(CoreDsl.percent(77).then(predict),
					CoreDsl.percent(15).then(CoreDsl.exec(GatewayCalls.predictWithThePlainContract())),
					CoreDsl.percent(8).then(CoreDsl.exec(GatewayCalls.listModels())))
			.pause(Duration.ofMillis(500), Duration.ofSeconds(2));
	}

	private ChainBuilder shop() {
		return CoreDsl.feed(this.reviews, 16)
			.exec(GatewayCalls.predictBatch())
			.pause(Duration.ofSeconds(4), Duration.ofSeconds(8));
	}

	private ChainBuilder clumsyClient() {
		return CoreDsl.uniformRandomSwitch()
			.on(CoreDsl.exec(GatewayCalls.sendNonsense("blank", "{\"review\": \"   \"}")),
					CoreDsl
						.exec(GatewayCalls.sendNonsense("too long", "{\"review\": \"" + "long ".repeat(1200) + "\"}")),
					CoreDsl.exec(GatewayCalls.sendNonsense("no JSON", "What a lovely day")),
					CoreDsl.exec(GatewayCalls.sendNonsense("wrong type", "{\"review\": {\"stars\": 5}}")))
			.pause(Duration.ofSeconds(5));
	}

}
