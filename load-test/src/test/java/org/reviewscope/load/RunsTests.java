package org.reviewscope.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunsTests {

	private final Runs runs = Runs.read();

	/** Prometheus' rules are where the suite has its objectives. */
	@Test
	void objectivesAreThoseOfTheGateway() throws IOException {
		Runs.Objectives objectives = this.runs.objectives();

		assertThat(Path.of("../prometheus/rules/objectives.yml")).content()
			.contains(objective("availability", objectives.availability()), objective("latency", objectives.latency()));
		assertThat(Files.readString(Path.of("../prometheus/rules/slo.yml")))
			.contains("le=\"" + objectives.latencyMillis() / 1000.0 + "\"");
	}

	@Test
	void shapesStartWithTheRunAndGoOnInTime() {
		assertThat(this.runs.shapes()).containsOnlyKeys("steady", "ramp", "spike").allSatisfy((name, points) -> {
			assertThat(points).extracting(Runs.Point::time).startsWith(0.0).isSorted();
			assertThat(points).extracting(Runs.Point::users)
				.allMatch((users) -> users >= 0 && users <= 1)
				.contains(1.0);
		});
	}

	private static String objective(String slo, double ratio) {
		return "expr: vector(" + ratio + ")\n        labels: {job: gateway-service, slo: " + slo + "}";
	}

}
