package org.reviewscope.system.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;

/**
 * The two scripts of {@code load-test}, started as a reader of the docs would start them.
 */
enum LoadScript {

	GATLING {

		@Override
		List<String> command(String gateway, Map<String, Object> options) {
			List<String> command = new ArrayList<>(List.of(Repository.ROOT.resolve("mvnw").toString(), "-B", "-ntp",
					"-f", "load-test", "gatling:test", "-DbaseUrl=" + gateway));
			options.forEach((name, value) -> command.add("-D" + name + "=" + value));
			return command;
		}

		/** Prints a table of its counts again and again: the last one counts. */
		@Override
		Map<String, Requests> requests() {
			Map<String, Requests> requests = new HashMap<>();
			String log = Repository.text(file(".log"));
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
		List<String> command(String gateway, Map<String, Object> options) {
			List<String> command = new ArrayList<>(List.of(System.getProperty(LoadScript.LOCUST_PROGRAM),
					"--locustfile=load-test/locustfile.py", "--host=" + gateway, "--headless", "--only-summary",
					"--stop-timeout=10", "--json-file=" + Repository.ROOT.resolve(file(""))));
			options.forEach((name, value) -> command.add(LOCUST_OPTIONS.getOrDefault(name, "--" + name) + "=" + value));
			return command;
		}

		@Override
		Map<String, Requests> requests() {
			Map<String, Requests> requests = new HashMap<>();
			for (JsonNode row : Repository.json(file(".json"), JsonNode.class)) {
				requests.put(row.path("name").asString(),
						new Requests(row.path("num_requests").asInt(), row.path("num_failures").asInt()));
			}
			return requests;
		}

	};

	/** Names the system property with Locust's program. */
	static final String LOCUST_PROGRAM = "reviewscope.locust";

	/** What the options of Gatling are called that Locust calls otherwise. */
	private static final Map<String, String> LOCUST_OPTIONS = Map.of("spawnRate", "--spawn-rate", "seconds",
			"--run-time", "latencyMillis", "--latency-millis");

	private static final Pattern GATLING_LINE = Pattern.compile(
			"(?m)^> (all but batches / )?(?<name>.+?) +\\| +(?<total>[\\d,]+) \\| +[\\d,]+ \\| +(?<failed>[\\d,]+)$");

	/**
	 * Runs the script to its end.
	 * @param gateway the gateway's address
	 * @param options by the names that they have in Gatling
	 * @return what the script says
	 */
	Outcome run(String gateway, Map<String, Object> options) {
		try {
			Path log = Repository.ROOT.resolve(file(".log"));
			log.toFile().getParentFile().mkdirs();
			Process process = new ProcessBuilder(command(gateway, options)).directory(Repository.ROOT.toFile())
				.redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			if (!process.waitFor(340, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				throw new IllegalStateException(this + " does not end, see " + log);
			}
			return new Outcome(process.exitValue(), Repository.text(file(".log")), requests());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this + " does not start: .ci/load sets up what it needs", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	abstract List<String> command(String gateway, Map<String, Object> options);

	abstract Map<String, Requests> requests();

	Path file(String extension) {
		return Path.of("system-tests/target/system-tests", name().toLowerCase() + extension);
	}

	private static int number(Matcher line, String group) {
		return Integer.parseInt(line.group(group).replace(",", ""));
	}

	/**
	 * What a script has counted under one name.
	 *
	 * @param total requests that were answered, however
	 * @param failed those with another answer than expected; nonsense should be refused
	 */
	record Requests(int total, int failed) {

	}

	/**
	 * What a script says.
	 *
	 * @param exitCode 0 if all objectives were met
	 * @param log what it has printed
	 * @param requests names of requests and how many there were
	 */
	record Outcome(int exitCode, String log, Map<String, Requests> requests) {

	}

}
