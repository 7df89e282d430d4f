package org.reviewscope.console.run.page;

import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.run.kept.RunException;

/**
 * A run to keep.
 *
 * @param name its name; empty for the commit
 * @param from its begin: a time, how long ago, or empty for all that there is
 * @param until its end, in the same way
 */
record NewRun(@Nullable String name, @Nullable String from, @Nullable String until) {

	// The characters in names of commits, branches and versions, and none that a link or
	// a script would have to quote
	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._/:@+#-]{1,100}");

	String nameOr(String other) {
		String chosen = text(this.name).isBlank() ? other : text(this.name).strip();
		if (chosen.isEmpty()) {
			throw RunException.refused("The run needs a name: the launcher knows no commit");
		}
		if (!NAME.matcher(chosen).matches()) {
			throw RunException.refused("name: expected 1 to 100 letters, digits, blanks and . _ / : @ + # -");
		}
		return chosen;
	}

	String begin() {
		return text(this.from);
	}

	String end() {
		return text(this.until);
	}

	private static String text(@Nullable String value) {
		return Objects.requireNonNullElse(value, "");
	}

}
