package org.reviewscope.system.truth.expected;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The traces of requests that the store answers.
 */
public final class StoreTrees {

	private StoreTrees() {
	}

	public static String looked(String request, String called, int status, String... statements) {
		return """
				gateway SERVER %s %d
				  gateway CLIENT %s %d
				    model-store SERVER %s %d
				%s""".formatted(request, status, called, status, called, status, statements(statements, 6));
	}

	public static String recorded(String... statements) {
		return """
				model-store SERVER PUT /predictions/{id} 204
				  log INFO Recorded 1 prediction(s), first <id>
				%s""".formatted(statements(statements, 2));
	}

	static String statements(String[] statements, int indent) {
		return Stream.of(statements)
			.map((statement) -> (statement.startsWith("log ") ? statement : "model-store CLIENT " + statement))
			.map((line) -> " ".repeat(indent) + line + "\n")
			.collect(Collectors.joining());
	}

}
