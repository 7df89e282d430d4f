package org.reviewscope.load;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import org.reviewscope.load.Schedule.Stay;

/**
 * What users do from coming to leaving: what {@link SimulatedUser} chooses, and a pause,
 * again and again.
 */
final class Behaviour {

	/** What the latency objective is about: a batch takes as long as it is long. */
	static final String SINGLE_CALLS = "all but batches";

	private final Mix mix;

	private final Reviews reviews;

	private final Options options;

	private final Tally tally = new Tally();

	private volatile Instant start = Instant.MIN;

	Behaviour(Mix mix, Reviews reviews, Options options) {
		this.mix = mix;
		this.reviews = reviews;
		this.options = options;
	}

	void start() {
		this.start = Instant.now();
	}

	Tally tally() {
		return this.tally;
	}

	ScenarioBuilder of(Kind kind, List<Stay> stays) {
		return CoreDsl.scenario(kind.title())
			.feed(stays.stream().map(this::user).iterator())
			.asLongAs((session) -> left(session).isPositive())
			.on(CoreDsl.exec(this::choose).exec(call()).pause(this::pause));
	}

	private Map<String, Object> user(Stay stay) {
		SimulatedUser user = new SimulatedUser(this.mix, this.reviews, stay.kind(), stay.number(), this.options.seed());
		Map<String, Object> session = new HashMap<>(user.identity());
		session.put("user of the mix", user);
		session.put("until", stay.until());
		return session;
	}

	private Duration left(Session session) {
		return Duration.between(Instant.now(), this.start.plusMillis(session.getLong("until")));
	}

	private Session choose(Session session) {
		SimulatedUser user = session.get("user of the mix");
		double over = Duration.between(this.start, Instant.now()).toMillis() / (1000.0 * this.options.seconds());
		double from = this.reviews.negativeShare();
		return session.setAll(user.next(from + over * (this.options.drift() - from)));
	}

	private ChainBuilder call() {
		return CoreDsl.doSwitchOrElse("#{call}")
			.on(CoreDsl.onCase("predict").then(single(GatewayCalls.predict()), feedback()),
					CoreDsl.onCase("predict, plain contract").then(single(GatewayCalls.predictWithThePlainContract())),
					CoreDsl.onCase("models").then(single(GatewayCalls.listModels())),
					CoreDsl.onCase("predict, batch").then(CoreDsl.exec(GatewayCalls.predictBatch()).exec(this::count)))
			.orElse(single(GatewayCalls.sendNonsense()));
	}

	private ChainBuilder feedback() {
		return CoreDsl.doIf((session) -> session.getBoolean("feedback") && "true".equals(session.get("recorded")))
			.then(CoreDsl.exec((session) -> session.set("call", "feedback")), single(GatewayCalls.giveFeedback()));
	}

	/** In a group, because an objective is about all of its requests. */
	private ChainBuilder single(HttpRequestActionBuilder request) {
		return CoreDsl.group(SINGLE_CALLS).on(CoreDsl.exec(request)).exec(this::count);
	}

	private Session count(Session session) {
		if (session.isFailed()) {
			this.tally.failed(session.getString("call"));
		}
		else {
			this.tally.answered(session.getString("call"), session.getInt("millis"));
		}
		return session.markAsSucceeded();
	}

	/** Not longer than the user stays. */
	private Duration pause(Session session) {
		Duration pause = session.get("pause");
		Duration left = left(session);
		return (left.compareTo(pause) < 0) ? left : pause;
	}

}
