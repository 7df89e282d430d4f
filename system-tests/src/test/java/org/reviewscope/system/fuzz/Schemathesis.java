package org.reviewscope.system.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.reviewscope.system.harness.Repository;

/**
 * The program that generates calls from an OpenAPI description and checks the answers.
 *
 * @param gateway the gateway's address
 */
record Schemathesis(String gateway) {

	/** Names the system property with the program. */
	static final String PROGRAM = "reviewscope.schemathesis";

	private static final Path LOG = Path.of("system-tests/target/system-tests/schemathesis.log");

	private static final Pattern CALLS = Pattern.compile("(?m)^ +(\\d+) generated");

	/**
	 * Generates calls, checks their answers and adds what it has to say to a log.
	 * @param callsPerOperation the number of calls of each operation, at most
	 * @param seed what repeats them
	 * @return what it says at its end
	 */
	Outcome run(int callsPerOperation, int seed) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command(callsPerOperation, seed)).redirectErrorStream(true);
			builder.environment()
				.putAll(Map.of("SCHEMATHESIS_HOOKS", "checks", "PYTHONPATH",
						Repository.ROOT.resolve(".ci/schemathesis").toString(), "PYTHONDONTWRITEBYTECODE", "1"));
			Process process = builder.redirectOutput(Repository.ROOT.resolve(LOG).toFile()).start();
			return new Outcome(process.waitFor(), Repository.text(LOG));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Schemathesis does not start: .ci/fuzz sets up what it needs", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	// One of our own checks replaces the one that is left out: it knows the rules that a
	// schema cannot express
	private List<String> command(int callsPerOperation, int seed) {
		return List.of(System.getProperty(PROGRAM), "--no-color", "run", this.gateway + "/v3/api-docs",
				"--url=" + this.gateway, "--phases=examples,coverage,fuzzing", "--workers=2", "--checks=all",
				"--exclude-checks=positive_data_acceptance", "--max-examples=" + callsPerOperation, "--seed=" + seed,
				"--continue-on-failure", "--generation-database=none", "--suppress-health-check=all");
	}

	/**
	 * What it says.
	 *
	 * @param exitCode 0 if all answers were as described
	 * @param log what it has printed
	 */
	record Outcome(int exitCode, String log) {

		int calls() {
			Matcher calls = CALLS.matcher(this.log);
			return calls.find() ? Integer.parseInt(calls.group(1)) : 0;
		}

	}

}
