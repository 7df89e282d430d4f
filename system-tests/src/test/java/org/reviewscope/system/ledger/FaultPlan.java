package org.reviewscope.system.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.awaitility.Awaitility;
import org.reviewscope.system.harness.Os;

/**
 * Faults one after the other, the same ones from the same seed. All kinds come before one
 * comes again.
 *
 * @param steps the faults
 */
record FaultPlan(List<Step> steps) {

	private static final int LONGEST_MILLIS = 1500;

	static FaultPlan of(long seed, int faults) {
		Random random = new Random(seed);
		List<Fault> kinds = new ArrayList<>();
		while (kinds.size() < faults) {
			List<Fault> all = new ArrayList<>(List.of(Fault.values()));
			all.removeIf((fault) -> fault.name().contains("DISK_FULL") && !Os.canFillDisks());
			Collections.shuffle(all, random);
			kinds.addAll(all);
		}
		return new FaultPlan(kinds.stream().limit(faults).map((fault) -> Step.of(fault, random)).toList());
	}

	/**
	 * A fault of a certain length, and what time the suite has until the next one.
	 *
	 * @param fault the fault
	 * @param length how long it lasts, a new start not counted
	 * @param pause how long all is well
	 */
	record Step(Fault fault, Duration length, Duration pause) {

		private static Step of(Fault fault, Random random) {
			return new Step(fault, millis(random), millis(random));
		}

		private static Duration millis(Random random) {
			return Duration.ofMillis(random.nextInt(LONGEST_MILLIS));
		}

		void strike(WiredSuite suite) {
			this.fault.begin(suite);
			try {
				pass(this.length);
			}
			finally {
				this.fault.end(suite);
			}
			pass(this.pause);
		}

		private static void pass(Duration time) {
			Awaitility.await().pollDelay(time).until(() -> true);
		}

	}

}
