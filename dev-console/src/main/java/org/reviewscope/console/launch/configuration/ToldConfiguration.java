package org.reviewscope.console.launch.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a process has told of its configuration.
 */
public final class ToldConfiguration {

	static final int MOST_VALUES = 2000;

	private final String key = UUID.randomUUID().toString();

	private final List<ConfiguredValue> values = new ArrayList<>();

	/**
	 * What the process needs, in order to tell.
	 * @return a variable for its environment
	 */
	public Map<String, String> variable() {
		return Map.of(ConfigurationTeller.VARIABLE, this.key);
	}

	/**
	 * Takes a line that holds a value.
	 * @param line a line of the process
	 * @return whether it was such a line, which nobody else has to see
	 */
	public boolean takes(String line) {
		if (!line.startsWith(this.key + " ")) {
			return false;
		}
		try {
			add(ConfiguredValue.of(line.substring(this.key.length() + 1)));
		}
		catch (IllegalArgumentException | IndexOutOfBoundsException ex) {
			// Another line was written into it: this value is not shown
		}
		return true;
	}

	/**
	 * The configuration.
	 * @return its values, empty when the process has told none
	 */
	public synchronized List<ConfiguredValue> values() {
		return List.copyOf(this.values);
	}

	private synchronized void add(ConfiguredValue value) {
		if (this.values.size() < MOST_VALUES) {
			this.values.add(value);
		}
	}

}
