package org.reviewscope.load;

import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

import org.reviewscope.load.Runs.Objectives;

/**
 * What can be chosen for a run, {@code -D} on the command line. What is blank or missing
 * has its default.
 *
 * @param baseUrl the gateway's address
 * @param users how many there are at most
 * @param spawnRate the number of users that come or leave in a second, at most
 * @param seconds how long the run takes
 * @param shape one of {@code runs.json}
 * @param seed of all choices
 * @param drift the share of negative reviews at the end of the run
 * @param objectives what the answers are measured by
 */
record Options(String baseUrl, int users, double spawnRate, int seconds, String shape, long seed, double drift,
		Objectives objectives) {

	static Options of(Properties properties, Runs runs, double negativeShare) {
		Reader reader = new Reader(properties);
		Objectives objectives = runs.objectives();
		return new Options(reader.text("baseUrl", "http://localhost:8080"), (int) reader.whole("users", 5, 1, 100_000),
				reader.number("spawnRate", 1, 0.01, 10_000), (int) reader.whole("seconds", 60, 1, 1_000_000),
				reader.oneOf("shape", "steady", runs.shapes().keySet()),
				reader.whole("seed", ThreadLocalRandom.current().nextInt(1_000_000), Long.MIN_VALUE, Long.MAX_VALUE),
				reader.number("drift", negativeShare, 0, 1),
				new Objectives(reader.number("availability", objectives.availability(), 0, 1),
						reader.number("latency", objectives.latency(), 0, 1),
						(int) reader.whole("latencyMillis", objectives.latencyMillis(), 1, 1_000_000)));
	}

	@Override
	public String toString() {
		return "-Dshape=%s -Dusers=%d -DspawnRate=%s -Dseconds=%d -Ddrift=%s -Dseed=%d".formatted(this.shape,
				this.users, this.spawnRate, this.seconds, this.drift, this.seed);
	}

	/** Says what is allowed when a value is not. */
	private record Reader(Properties properties) {

		String text(String name, String otherwise) {
			String value = this.properties.getProperty(name, "");
			return value.isBlank() ? otherwise : value;
		}

		String oneOf(String name, String otherwise, Set<String> allowed) {
			String value = text(name, otherwise);
			if (!allowed.contains(value)) {
				throw refusal(name, value, "one of " + String.join(", ", new TreeSet<>(allowed)));
			}
			return value;
		}

		long whole(String name, long otherwise, long min, long max) {
			String value = text(name, Long.toString(otherwise));
			try {
				long number = Long.parseLong(value);
				if (number >= min && number <= max) {
					return number;
				}
			}
			catch (NumberFormatException ex) {
				// refused below, as what is out of range
			}
			throw refusal(name, value, "a whole number from " + min + " to " + max);
		}

		double number(String name, double otherwise, double min, double max) {
			String value = text(name, Double.toString(otherwise));
			try {
				double number = Double.parseDouble(value);
				if (number >= min && number <= max) {
					return number;
				}
			}
			catch (NumberFormatException ex) {
				// refused below, as what is out of range
			}
			throw refusal(name, value, String.format(Locale.ROOT, "a number from %s to %s", min, max));
		}

		private static IllegalArgumentException refusal(String name, String value, String allowed) {
			return new IllegalArgumentException("-D" + name + "=" + value + ": must be " + allowed);
		}

	}

}
