package org.reviewscope.system.agents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.reviewscope.system.harness.Suite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Can the cause of a fault be found with the console's tools alone? A script tries, in at
 * most eight calls, without knowing what was done to which service. Here with a fault and
 * a healthy suite; {@code -Dreviewscope.agents.troubles=25} has all, and
 * {@code -Dreviewscope.agents.seed} other ones.
 */
@Isolated
class DiagnosisSystemTests {

	private static final Logger logger = LoggerFactory.getLogger(DiagnosisSystemTests.class);

	private static final Map<String, String> QUICK = Map.of("REVIEWSCOPE_INFERENCE_MODEL_POLLINTERVAL", "3s",
			"REVIEWSCOPE_INFERENCE_MODEL_PAUSEAFTERFAILURE", "1s", "REVIEWSCOPE_INFERENCE_RECORD_BACKLOG_LONGESTPAUSE",
			"1s");

	private static final int ALL = 25;

	/** So long a fault is on before anybody looks. */
	private static final Duration TROUBLE = Duration.ofSeconds(30);

	/** So long the services have to themselves after a fault. */
	private static final Duration CALM = Duration.ofSeconds(30);

	private final List<Verdict> truths = new ArrayList<>();

	private final List<Verdict> verdicts = new ArrayList<>();

	@Test
	void scriptNamesTheCauseOfMostTroublesAndNoneWhereThereIsNone() throws IOException {
		List<Trouble> troubles = chosen(Long.getLong("reviewscope.agents.seed", 16),
				Integer.getInteger("reviewscope.agents.troubles", 2));
		try (Suite suite = Suite.startWithFaultsAndConsole(QUICK); Visitors _ = new Visitors(suite)) {
			for (Trouble trouble : troubles) {
				pass(CALM);
				trouble.begin(suite);
				pass(TROUBLE);
				try {
					judge(trouble, suite);
				}
				finally {
					trouble.end(suite);
				}
			}
		}

		long faults = troubles.stream().filter((trouble) -> !trouble.isHealthy()).count();
		assertThat(found()).as(this.verdicts + " for " + this.truths)
			.isGreaterThanOrEqualTo(Math.max(1, faults * 9 / 10));
		assertThat(falseAlarms()).isZero();
	}

	private void judge(Trouble trouble, Suite suite) throws IOException {
		try (Probe probe = new Probe(suite.console(""))) {
			Verdict verdict = new Detective(probe, TROUBLE.toSeconds() + "s").verdict();
			this.truths.add(trouble.truth());
			this.verdicts.add(verdict);
			logger.info("{} after {} calls, and it is {}", verdict, probe.calls(), trouble.truth());
			Files.writeString(
					Files.createDirectories(Path.of("target/diagnoses"))
						.resolve("%02d %s.txt".formatted(this.truths.size(), trouble.truth())),
					verdict + "\n" + probe.protocol());
		}
	}

	/** Nothing is waited for: the services are watched for so long. */
	private static void pass(Duration time) {
		await().pollDelay(time).atMost(time.multipliedBy(2)).until(() -> true);
	}

	private long found() {
		return pairs(false);
	}

	private long falseAlarms() {
		return this.truths.stream().filter(Verdict.HEALTHY::equals).count() - pairs(true);
	}

	private long pairs(boolean healthy) {
		long same = 0;
		for (int i = 0; i < this.truths.size(); i++) {
			boolean counts = this.truths.get(i).equals(Verdict.HEALTHY) == healthy;
			same += (counts && this.truths.get(i).equals(this.verdicts.get(i))) ? 1 : 0;
		}
		return same;
	}

	/** All of them, or some faults and one healthy suite. */
	private static List<Trouble> chosen(long seed, int number) {
		List<Trouble> all = Trouble.of(seed);
		if (number >= ALL) {
			return all;
		}
		List<Trouble> some = new ArrayList<>(
				all.stream().filter((trouble) -> !trouble.isHealthy()).limit(number - 1L).toList());
		some.add(all.stream().filter(Trouble::isHealthy).findFirst().orElseThrow());
		return some;
	}

}
