package org.reviewscope.console.experiment;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import org.reviewscope.console.proof.CheckResult;
import org.reviewscope.console.proof.CheckStatus;

/**
 * Ends checks that wait too long. The time of the checks that need the stopped service
 * begins when it runs again.
 */
class CheckTimeouts {

	private final Duration timeout;

	private final Map<Phase, Long> begins = new EnumMap<>(Phase.class);

	CheckTimeouts(Duration timeout) {
		this.timeout = timeout;
	}

	CheckResult apply(Expectation expectation, CheckResult result) {
		Phase phase = expectation.afterReturn() ? Phase.RETURNED : Phase.BROKEN;
		long begin = this.begins.computeIfAbsent(phase, (unknown) -> System.nanoTime());
		boolean late = System.nanoTime() - begin > this.timeout.toNanos();
		return (result.status() == CheckStatus.WAITING && late)
				? CheckResult.refuted("not seen within " + this.timeout.toSeconds() + " s", result.link()) : result;
	}

	private enum Phase {

		BROKEN, RETURNED

	}

}
