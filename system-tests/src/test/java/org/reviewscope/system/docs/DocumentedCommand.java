package org.reviewscope.system.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.harness.Suite;

/**
 * A command of a page, and what it prints when all is well.
 *
 * @param text the command as it is written
 * @param output what the page says that it prints, {@code …} for what differs
 */
record DocumentedCommand(String text, String output) {

	private static final Pattern BLOCKS = Pattern.compile("```bash\n(.*?)```(?:\n\n```text\n(.*?)```)?",
			Pattern.DOTALL);

	private static final Pattern PORT = Pattern.compile("\\b(808[0-2]|908[0-2]|3000|4318)\\b");

	static List<DocumentedCommand> of(String page) {
		return BLOCKS.matcher(Repository.text(Path.of(page))).results().map((block) -> {
			if (block.group(2) == null) {
				throw new IllegalStateException("What does it print? " + block.group(1));
			}
			return new DocumentedCommand(block.group(1), block.group(2));
		}).toList();
	}

	/** Whether it asks a program that is not there without Docker. */
	boolean needsMore() {
		return this.text.matches("(?s).*(docker compose|podman|localhost:(8888|9090|3200)).*");
	}

	/** What it prints, in the form of a pattern. */
	Pattern pattern() {
		return Pattern.compile(Pattern.quote(this.output.strip()).replace("…", "\\E.*\\Q"));
	}

	/**
	 * Runs it in a shell that has no other variables than the path.
	 * @param suite the suite, on its own ports
	 * @return what it has printed, with the ports of the page
	 */
	String run(Suite suite) {
		Map<String, String> ports = Map.of("8080", port(suite.gateway("")), "8081",
				port(suite.url("inference-service")), "8082", port(suite.url("model-store-service")), "9080",
				port(suite.management("gateway-service")), "9081", port(suite.management("inference-service")), "9082",
				port(suite.management("model-store-service")), "3000", port(suite.console("")), "4318",
				port(suite.url("otlp")));
		String output = shell(PORT.matcher(this.text).replaceAll((match) -> ports.get(match.group())));
		for (Map.Entry<String, String> port : ports.entrySet()) {
			output = output.replaceAll("(?m)^" + port.getValue() + "\\b", Matcher.quoteReplacement(port.getKey()));
		}
		return output;
	}

	private static String port(String url) {
		return url.substring(url.lastIndexOf(':') + 1);
	}

	private static String shell(String command) {
		try {
			ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
			builder.environment().keySet().removeIf((name) -> !name.equals("PATH"));
			Process process = builder.start();
			process.getOutputStream().close();
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
