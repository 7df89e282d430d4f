package org.reviewscope.console.launch.variable;

import org.jspecify.annotations.Nullable;

/**
 * An environment variable of a process.
 *
 * @param name its name
 * @param value its value, masked where it may be a secret; {@code null} when it was
 * removed
 * @param origin who has set it
 */
public record Variable(String name, @Nullable String value, Origin origin) {

	/**
	 * Who has set a variable.
	 */
	public enum Origin {

		/** The environment of the launcher. */
		INHERITED,

		/** The launcher. */
		LAUNCHER,

		/** The user, while the suite runs. */
		CHANGED

	}

}
