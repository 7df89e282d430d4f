package org.reviewscope.faults;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A fault of this service, and whether it is on.
 *
 * @param fault the fault
 * @param on whether it is on
 * @param values what it runs with, empty while it is off
 * @param until when it ends by itself, {@code null} while it is off
 */
record FaultState(FaultDescription fault, boolean on, Map<String, String> values, @Nullable Instant until) {

	static FaultState off(FaultDescription fault) {
		return new FaultState(fault, false, Map.of(), null);
	}

}
