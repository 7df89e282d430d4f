package org.reviewscope.observability.autoconfigure.tracing;

import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.LinkedWork;

/**
 * Runs the work, without tracing.
 */
final class UnlinkedWork implements LinkedWork {

	private static final Origin NOWHERE = new Origin(Map.of());

	@Override
	public Origin capture() {
		return NOWHERE;
	}

	@Override
	public <T extends @Nullable Object> T call(String name, Collection<Origin> origins, Supplier<T> work) {
		return work.get();
	}

	@Override
	public <T extends @Nullable Object> T share(String name, Collection<Origin> others, Supplier<T> work) {
		return work.get();
	}

}
