package org.reviewscope.console.launch.variable;

import java.util.regex.Pattern;

import org.reviewscope.console.launch.child.Secrets;

/**
 * Hides secrets where Java repeats a variable in its output.
 */
public final class RepeatedVariables {

	// By the JVM, and by the program java
	private static final Pattern REPEATED = Pattern.compile("^(?:NOTE: )?Picked up ");

	private final Secrets secrets;

	private final int longest;

	private boolean goesOn;

	RepeatedVariables(Secrets secrets, int longest) {
		this.secrets = secrets;
		this.longest = longest;
	}

	/**
	 * A line for the user.
	 * @param line what was written
	 * @return the same; without secrets where it repeats a variable, or goes on with one
	 */
	public String masked(String line) {
		boolean continued = this.goesOn;
		boolean repeated = continued || REPEATED.matcher(line).find();
		this.goesOn = repeated && line.length() >= this.longest;
		if (continued && !line.isEmpty()) {
			return Secrets.MASK;
		}
		return repeated ? this.secrets.masked(line) : line;
	}

}
