package org.reviewscope.console.launch.variable;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A change of one variable of a service.
 *
 * @param name the name of the variable
 * @param kind what to do with it
 * @param value its new value, if it gets one
 */
public record VariableChange(String name, Kind kind, String value) {

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

	private static final int MOST_CHARACTERS = 4096;

	// Without these as they are, the launcher would not find out that the service is
	// ready
	private static final Set<String> ADDRESS = Set.of("SERVERPORT", "SERVERADDRESS", "SERVERSERVLETCONTEXTPATH",
			"SPRINGMVCSERVLETPATH", "SPRINGMAINWEBAPPLICATIONTYPE", "SPRINGMAINWEBENVIRONMENT",
			"MANAGEMENTENDPOINTSWEBBASEPATH");

	private static final String CONFIGURATION_KEY = "REVIEWSCOPECONFIGURATIONKEY";

	private static final Set<String> ADDRESS_PREFIXES = Set.of("SERVERSSL", "MANAGEMENTSERVER",
			"MANAGEMENTENDPOINTSWEBPATHMAPPING", "MANAGEMENTENDPOINTHEALTH");

	/**
	 * Checks the change.
	 * @throws VariableException when no process can have such a variable
	 */
	public VariableChange {
		if (!NAME.matcher(name).matches()) {
			throw new VariableException("The name of a variable has letters, digits and _, begins with no digit, "
					+ "and has 128 characters at most");
		}
		if (value.length() > MOST_CHARACTERS) {
			throw new VariableException("A value has %d characters at most".formatted(MOST_CHARACTERS));
		}
		if (value.indexOf('\0') >= 0) {
			throw new VariableException("A value has no character 0");
		}
	}

	/**
	 * Checks that the launcher will still find the service.
	 * @param url the address of the service
	 * @return the same
	 * @throws VariableException when the variable has to stay as it is
	 */
	public VariableChange checkedFor(String url) {
		String spring = this.name.toUpperCase(Locale.ROOT).replace("_", "");
		boolean profile = spring.startsWith("SPRINGPROFILES") && url.startsWith("https:");
		if (this.kind != Kind.UNDO && spring.equals(CONFIGURATION_KEY)) {
			throw new VariableException(
					"%s stays as it is: the launcher reads the configuration with it".formatted(this.name));
		}
		if (this.kind != Kind.UNDO && (profile || isAddress(spring))) {
			throw new VariableException(("%s stays as it is: the launcher has to find the service at %s in order to "
					+ "know when it is ready")
				.formatted(this.name, url));
		}
		return this;
	}

	// Spring takes small letters, and names without _, for the same property
	private static boolean isAddress(String spring) {
		return ADDRESS.contains(spring)
				|| Stream.of(ADDRESS_PREFIXES.toArray(String[]::new)).anyMatch(spring::startsWith);
	}

	/**
	 * What to do with a variable.
	 */
	public enum Kind {

		/** Gives it a value. */
		SET,

		/** Starts the process without it. */
		REMOVE,

		/** Makes it what it would be without a change. */
		UNDO

	}

}
