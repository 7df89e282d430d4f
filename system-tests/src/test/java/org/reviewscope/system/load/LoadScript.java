package org.reviewscope.system.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two scripts of {@code load-test}, started as a reader of the docs would start them.
 */
enum LoadScript {

	GATLING {

		@Override
		List<String> command(String gateway) {
			return List.of(Repository.ROOT.resolve("mvnw").toString(), "-B", "-ntp", "-f", "load-test", "gatling:test",
					"-DbaseUrl=" + gateway, "-Dusers=" + USERS, "-DspawnRate=" + SPAWN_RATE, "-Dseconds=" + SECONDS);
		}

		/** Prints a table of its counts again and again: the last one counts. */
		@Override
		Map<String, Requests> requests() {
			Map<String, Requests> requests = new HashMap<>();
			String log = Repository.text(log());
			Matcher line = GATLING_LINE.matcher(log.substring(0, log.indexOf("---- Global Information")));
			while (line.find()) {
				requests.put(line.group("name"), new Requests(number(line, "total"), number(line, "failed")));
			}
			requests.remove("Global");
			return requests;
		}

	},

	LOCUST {

		@Override
		List<String> command(String gateway) {
			return List.of(System.getProperty(LoadScript.LOCUST_PROGRAM), "--locustfile=load-test/locustfile.py",
					"--host=" + gateway, "--headless", "--users=" + USERS, "--spawn-rate=" + SPAWN_RATE,
					"--run-time=" + SECONDS + "s", "--stop-timeout=10", "--json", "--skip-log");
		}

		@Override
		Map<String, Requests> requests() {
			Map<String, Requests> requests = new HashMap<>();
			String log = Repository.text(log());
			for (JsonNode row : JSON.readTree(log.substring(log.indexOf("[")))) {
				requests.put(row.path("name").asString(),
						new Requests(row.path("num_requests").asInt(), row.path("num_failures").asInt()));
			}
			return requests;
		}

	};

	/** Names the system property with Locust's program. */
	static final String LOCUST_PROGRAM = "reviewscope.locust";

	private static final int USERS = 20;

	private static final int SPAWN_RATE = 5;

	private static final int SECONDS = 40;

	private static final JsonMapper JSON = new JsonMapper();

	private static final Pattern GATLING_LINE = Pattern
		.compile("(?m)^> (?<name>.+?) +\\| +(?<total>[\\d,]+) \\| +[\\d,]+ \\| +(?<failed>[\\d,]+)$");

	/**
	 * What a script has counted under one name.
	 *
	 * @param total requests that were answered, however
	 * @param failed those with another answer than expected; nonsense should be refused
	 */
	record Requests(int total, int failed) {

	}

	/**
	 * Runs the script to its end.
	 * @param gateway the gateway's address
	 * @return names of requests and how many there were
	 */
	Map<String, Requests> run(String gateway) {
		try {
			Path log = Repository.ROOT.resolve(log());
			log.toFile().getParentFile().mkdirs();
			Process process = new ProcessBuilder(command(gateway)).directory(Repository.ROOT.toFile())
				.redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			if (!process.waitFor(SECONDS + 300, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				throw new IllegalStateException(this + " does not end, see " + log);
			}
			if (process.exitValue() != 0) {
				throw new IllegalStateException(this + " ended with " + process.exitValue() + ", see " + log);
			}
			return requests();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this + " does not start: .ci/load sets up what it needs", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	abstract List<String> command(String gateway);

	abstract Map<String, Requests> requests();

	Path log() {
		return Path.of("system-tests/target/system-tests", name().toLowerCase() + ".log");
	}

	private static int number(Matcher line, String group) {
		return Integer.parseInt(line.group(group).replace(",", ""));
	}

}
