package org.reviewscope.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpDsl;
import org.reviewscope.load.Runs.Objectives;
import org.reviewscope.load.Schedule.Stay;

/**
 * The users of {@link Mix} against the gateway, as {@link Options} says: they come and
 * leave as the shape has it. Fails when an objective is missed.
 */
public final class ReviewSimulation extends Simulation {

	private final Mix mix = Mix.read();

	private final Runs runs = Runs.read();

	private final Reviews reviews = new Reviews(CoreDsl.csv("reviews.csv").readRecords());

	private final Options options = Options.of(System.getProperties(), this.runs, this.reviews.negativeShare());

	private final Behaviour behaviour = new Behaviour(this.mix, this.reviews, this.options);

	public ReviewSimulation() {
		List<Stay> stays = Schedule.of(this.runs.shapes().get(this.options.shape()),
				Kind.inOrder(this.options.users(), this.mix), this.options.spawnRate(), 1000L * this.options.seconds());
		Objectives objectives = this.options.objectives();
		setUp(Stream.of(Kind.values()).flatMap((kind) -> population(kind, stays)).toList())
			.protocols(HttpDsl.http.baseUrl(this.options.baseUrl())
				.contentTypeHeader("application/json")
				.header("x-tenant-id", "#{tenant}")
				.header("x-user-id", "#{user}"))
			.assertions(CoreDsl.global().successfulRequests().percent().gte(100 * objectives.availability()),
					CoreDsl.details(Behaviour.SINGLE_CALLS)
						.responseTime()
						.percentile(100 * objectives.latency())
						.lte(objectives.latencyMillis()));
	}

	@Override
	public void before() {
		System.out.println("To repeat this run: " + this.options);
		this.behaviour.start();
	}

	/** Gatling goes on with its report, and with what became of the objectives. */
	@Override
	public void after() {
		System.out.printf("%n%s%n", this.behaviour.tally().table());
		this.runs.lookAt().forEach((what, where) -> System.out.println(what + ": " + where));
	}

	/** None where nobody is of the kind. */
	private Stream<PopulationBuilder> population(Kind kind, List<Stay> all) {
		List<Stay> stays = all.stream()
			.filter((stay) -> stay.kind() == kind)
			.sorted(Comparator.comparingLong(Stay::from))
			.toList();
		return stays.isEmpty() ? Stream.empty() : Stream
			.of(this.behaviour.of(kind, stays).injectOpen(arrivals(stays).toArray(OpenInjectionStep[]::new)));
	}

	private static List<OpenInjectionStep> arrivals(List<Stay> stays) {
		List<OpenInjectionStep> steps = new ArrayList<>();
		long last = 0;
		for (Stay stay : stays) {
			steps.add(CoreDsl.nothingFor(Duration.ofMillis(stay.from() - last)));
			steps.add(CoreDsl.atOnceUsers(1));
			last = stay.from();
		}
		return steps;
	}

}
