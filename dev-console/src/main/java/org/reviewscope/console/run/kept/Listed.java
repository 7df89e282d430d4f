package org.reviewscope.console.run.kept;

import org.jspecify.annotations.Nullable;

/**
 * A run in the list of those that are kept.
 *
 * @param id its id
 * @param run the run, {@code null} when it cannot be read
 * @param problem why it cannot be read
 */
public record Listed(String id, @Nullable KeptRun run, @Nullable String problem) {

	boolean isNamed(String name) {
		return this.run != null && this.run.name().equals(name);
	}

}
