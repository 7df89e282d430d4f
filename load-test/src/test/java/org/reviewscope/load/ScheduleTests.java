package org.reviewscope.load;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.load.Schedule.Stay;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleTests {

	private static final double AT_ONCE = 1000;

	private final Runs runs = Runs.read();

	/** The same as in test_plan.py. */
	@ParameterizedTest
	@CsvSource({ "steady, 0, 20", "steady, 0.5, 20", "steady, 1, 20", "ramp, 0, 1", "ramp, 0.2, 5", "ramp, 0.4, 10",
			"ramp, 0.79, 20", "ramp, 1, 20", "spike, 0, 4", "spike, 0.39, 4", "spike, 0.4, 20", "spike, 0.59, 20",
			"spike, 0.6, 4", "spike, 1, 4" })
	void shapeSaysHowManyAreThere(String shape, double time, int users) {
		assertThat(Schedule.users(this.runs.shapes().get(shape), time, 20)).isEqualTo(users);
	}

	@ParameterizedTest
	@CsvSource({ "steady, 50, 20", "ramp, 0, 1", "ramp, 40000, 10", "ramp, 99000, 20", "spike, 20000, 4",
			"spike, 50000, 20", "spike, 80000, 4" })
	void numberOfUsersFollowsTheShape(String shape, long millis, int users) {
		assertThat(present(schedule(shape, AT_ONCE), millis)).isEqualTo(users);
	}

	@ParameterizedTest
	@CsvSource({ "steady, 0, 1", "steady, 4500, 10", "steady, 9500, 20", "spike, 40000, 5", "spike, 42000, 9",
			"spike, 62000, 15", "spike, 70000, 4" })
	void noMoreThanTheSpawnRateComeOrLeaveInASecond(String shape, long millis, int users) {
		assertThat(present(schedule(shape, 2), millis)).isEqualTo(users);
	}

	@Test
	void whoCameLastLeavesFirst() {
		List<Stay> stays = schedule("spike", 2);

		assertThat(stays).filteredOn((stay) -> stay.from() < 40_000).allMatch((stay) -> stay.until() == 100_000);
		assertThat(stays).filteredOn((stay) -> stay.from() >= 40_000)
			.hasSize(16)
			.allMatch((stay) -> stay.until() < 70_000);
	}

	@Test
	void usersOfAKindAreNumbered() {
		assertThat(schedule("spike", 2)).filteredOn((stay) -> stay.kind() == Kind.SHOP)
			.extracting(Stay::number)
			.containsExactlyInAnyOrder(1, 2, 3, 4);
	}

	private List<Stay> schedule(String shape, double spawnRate) {
		return Schedule.of(this.runs.shapes().get(shape), Kind.inOrder(20, Mix.read()), spawnRate, 100_000);
	}

	private static long present(List<Stay> stays, long millis) {
		return stays.stream().filter((stay) -> stay.from() <= millis && stay.until() > millis).count();
	}

}
