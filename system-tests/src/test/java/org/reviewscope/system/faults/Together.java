package org.reviewscope.system.faults;

import java.util.List;
import java.util.function.Function;

import org.reviewscope.system.harness.Suite;

/**
 * Faults that do not disturb one another.
 *
 * @param load what is asked meanwhile
 * @param troubles the faults
 */
record Together(Function<Suite, SteadyLoad> load, List<Trouble> troubles) {

	static Together of(Function<Suite, SteadyLoad> load, Trouble... troubles) {
		return new Together(load, List.of(troubles));
	}

	@Override
	public String toString() {
		return this.troubles.toString();
	}

}
