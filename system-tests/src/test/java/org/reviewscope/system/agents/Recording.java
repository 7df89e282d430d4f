package org.reviewscope.system.agents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the tools answered when a script asked them, as {@link Probe} writes it down:
 * lines with a question, each with its answer in the next line.
 */
final class Recording implements Tools {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final Pattern FROM = Pattern.compile("(?<=[{ ])from=\\d+s");

	private final Map<String, String> answers = new HashMap<>();

	private int calls;

	Recording(Path file) {
		try {
			List<String> lines = Files.readAllLines(file);
			checkOneSuite(file, lines);
			for (int i = 0; i + 1 < lines.size(); i += 2) {
				this.answers.put(withoutTime(lines.get(i)), lines.get(i + 1));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public JsonNode ask(String tool, Map<String, Object> arguments) {
		String question = withoutTime(tool + " " + new TreeMap<>(arguments));
		if (!this.answers.containsKey(question)) {
			throw new IllegalStateException("Was not asked: " + question);
		}
		this.calls++;
		return JSON.readTree(this.answers.get(question));
	}

	int calls() {
		return this.calls;
	}

	// Answers of two suites together are no recording, unless the file's name says so
	private static void checkOneSuite(Path file, List<String> lines) {
		long moments = lines.stream()
			.flatMap((line) -> FROM.matcher(line).results())
			.map(MatchResult::group)
			.distinct()
			.count();
		if (moments > 1 && !file.toString().contains("from another suite")) {
			throw new IllegalStateException("Put together from several suites: " + file);
		}
	}

	// The moment of the recording was another one
	private static String withoutTime(String question) {
		return FROM.matcher(question).replaceAll("from=…");
	}

}
