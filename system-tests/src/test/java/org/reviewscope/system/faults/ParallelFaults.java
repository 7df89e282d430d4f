package org.reviewscope.system.faults;

import java.util.List;
import java.util.function.Function;

import org.reviewscope.system.harness.Suite;

/**
 * Faults that do not disturb one another.
 *
 * @param load what is asked meanwhile
 * @param faults the faults
 */
record ParallelFaults(Function<Suite, SteadyLoad> load, List<AlertingFault> faults) {

	static ParallelFaults of(Function<Suite, SteadyLoad> load, AlertingFault... faults) {
		return new ParallelFaults(load, List.of(faults));
	}

	@Override
	public String toString() {
		return this.faults.toString();
	}

}
