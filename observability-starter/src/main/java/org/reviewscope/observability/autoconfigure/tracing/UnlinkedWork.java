package org.reviewscope.observability.autoconfigure.tracing;

import java.util.Collection;

import org.reviewscope.observability.LinkedWork;

/**
 * Runs the work, without tracing.
 */
final class UnlinkedWork implements LinkedWork {

	private static final Origin NOWHERE = new Origin() {
	};

	@Override
	public Origin capture() {
		return NOWHERE;
	}

	@Override
	public void run(String name, Collection<? extends Origin> origins, Runnable work) {
		work.run();
	}

}
