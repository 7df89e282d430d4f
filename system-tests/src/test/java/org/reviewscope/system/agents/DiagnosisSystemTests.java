package org.reviewscope.system.agents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.reviewscope.system.harness.Suite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Can the cause of a fault be found with the console's tools alone? A script tries, in at
 * most eight calls, without knowing what was done to which service. It is told when the
 * trouble began or, for a healthy suite, when the watch began. By default there is one
 * fault and one healthy suite; {@code -Dreviewscope.agents.troubles=25} runs all, and
 * {@code -Dreviewscope.agents.seed} chooses others.
 */
@Isolated
class DiagnosisSystemTests {

	private static final Logger logger = LoggerFactory.getLogger(DiagnosisSystemTests.class);

	private static final Map<String, String> QUICK = Map.of("REVIEWSCOPE_INFERENCE_MODEL_POLLINTERVAL", "3s",
			"REVIEWSCOPE_INFERENCE_MODEL_PAUSEAFTERFAILURE", "1s", "REVIEWSCOPE_INFERENCE_RECORD_BACKLOG_LONGESTPAUSE",
			"1s");

	private static final int ALL = 25;

	/** The number of answers for which a fault is watched, if it leaves that many. */
	private static final int WATCHED = 200;

	/** Faults that show late, as those of exporters, have more of them. */
	private static final int WATCHED_OF_ALL = 500;

	private static final Duration LONGEST = Duration.ofSeconds(30);

	/**
	 * The number of good answers in a row after which a fault is over; or half a minute.
	 */
	private static final int CALM = 500;

	private final List<Verdict> truths = new ArrayList<>();

	private final List<Verdict> verdicts = new ArrayList<>();

	@Test
	void scriptNamesTheCauseOfMostTroublesAndNoneWhereThereIsNone() throws IOException {
		int number = Integer.getInteger("reviewscope.agents.troubles", 2);
		List<Trouble> troubles = chosen(Long.getLong("reviewscope.agents.seed", 56), number);
		try (Suite suite = Suite.startWithFaultsAndConsole(QUICK); Visitors visitors = new Visitors(suite)) {
			for (Trouble trouble : troubles) {
				trouble.begin(suite);
				Instant begin = Instant.now();
				watch(visitors, (number < ALL) ? WATCHED : WATCHED_OF_ALL);
				judge(trouble, suite, begin);
				if (trouble != troubles.getLast() && !trouble.isHealthy()) {
					trouble.end(suite);
					visitors.awaitGood(CALM);
				}
			}
		}

		long faults = troubles.stream().filter((trouble) -> !trouble.isHealthy()).count();
		assertThat(found()).as(this.verdicts + " for " + this.truths)
			.isGreaterThanOrEqualTo(Math.max(1, faults * 9 / 10));
		assertThat(falseAlarms()).isZero();
	}

	private void judge(Trouble trouble, Suite suite, Instant begin) throws IOException {
		try (Probe probe = new Probe(suite.console(""))) {
			Verdict verdict = new Detective(probe, Duration.between(begin, Instant.now()).toSeconds() + "s").verdict();
			this.truths.add(trouble.truth());
			this.verdicts.add(verdict);
			logger.info("{} after {} calls, and it is {}", verdict, probe.calls(), trouble.truth());
			Files.writeString(
					Files.createDirectories(Path.of("target/diagnoses"))
						.resolve("%02d %s.txt".formatted(this.truths.size(), trouble.truth())),
					verdict + "\n" + probe.protocol());
		}
	}

	/** A fault may leave no answers at all: then the wait for them ends. */
	private static void watch(Visitors visitors, int answers) {
		int before = visitors.answers();
		Instant end = Instant.now().plus(LONGEST);
		await().atMost(LONGEST.multipliedBy(2))
			.until(() -> visitors.answers() - before >= answers || Instant.now().isAfter(end));
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

	/** All of them, or one healthy suite and some faults. */
	private static List<Trouble> chosen(long seed, int number) {
		List<Trouble> all = Trouble.of(seed);
		if (number >= ALL) {
			return all;
		}
		return Stream
			.concat(all.stream().filter(Trouble::isHealthy).limit(1),
					all.stream().filter((trouble) -> !trouble.isHealthy()).limit(number - 1L))
			.toList();
	}

}
