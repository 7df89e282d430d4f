package org.reviewscope.faults;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.springframework.boot.convert.DurationStyle;

/**
 * The values that a fault runs with: the given ones, and the defaults of all others.
 */
public final class FaultParameters {

	private static final Duration LONGEST = Duration.ofHours(1);

	private final Map<String, String> values;

	private FaultParameters(Map<String, String> values) {
		this.values = values;
	}

	/**
	 * Fills in the defaults.
	 * @param fault the fault
	 * @param given what the user has given
	 * @return a value for each parameter of the fault
	 * @throws InvalidFaultException if the fault has no parameter of a given name
	 */
	public static FaultParameters of(FaultDescription fault, Map<String, String> given) {
		Map<String, String> values = new TreeMap<>(fault.parameters());
		given.forEach((name, value) -> {
			if (values.replace(name, value) == null) {
				throw new InvalidFaultException(
						"%s has no parameter %s: it has %s".formatted(fault.name(), name, fault.parameters().keySet()));
			}
		});
		return new FaultParameters(values);
	}

	public String text(String name) {
		return this.values.getOrDefault(name, "");
	}

	/**
	 * A duration of an hour at most, before or after zero.
	 * @param name the parameter
	 * @return its value
	 */
	public Duration duration(String name) {
		return duration(name, text(name));
	}

	/**
	 * A number within bounds.
	 * @param name the parameter
	 * @param least the smallest that makes sense
	 * @param most the largest that makes sense
	 * @return its value
	 */
	public int number(String name, int least, int most) {
		int number = read(name, text(name), Integer::valueOf, "a whole number");
		if (number < least || number > most) {
			throw new InvalidFaultException("%s must be from %d to %d, but is %d".formatted(name, least, most, number));
		}
		return number;
	}

	Map<String, String> values() {
		return Map.copyOf(this.values);
	}

	static Duration duration(String name, String value) {
		Duration duration = read(name, value, DurationStyle::detectAndParse, "a duration such as 500ms or 2s");
		if (duration.abs().compareTo(LONGEST) > 0) {
			throw new InvalidFaultException("%s must be an hour at most, but is %s".formatted(name, value));
		}
		return duration;
	}

	private static <T> T read(String name, String value, Function<String, T> reader, String wanted) {
		try {
			return reader.apply(value);
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			throw new InvalidFaultException("%s must be %s, but is \"%s\"".formatted(name, wanted, value));
		}
	}

}
