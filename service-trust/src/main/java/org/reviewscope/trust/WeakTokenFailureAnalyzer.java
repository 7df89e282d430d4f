package org.reviewscope.trust;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to do when a secret of the suite is too short.
 */
final class WeakTokenFailureAnalyzer extends AbstractFailureAnalyzer<WeakTokenException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, WeakTokenException cause) {
		return new FailureAnalysis(cause.getMessage() + ", and one of them is shorter.",
				"Make a secret with \"openssl rand -hex 32\", and set it as REVIEWSCOPE_TRUST_TOKENS for all three services.",
				cause);
	}

}
