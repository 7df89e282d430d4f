package org.reviewscope.system.stack;

import java.nio.file.Path;
import java.util.Optional;

import org.reviewscope.system.harness.Repository;

/**
 * Where {@code docker compose up} has published a component: Compose takes the port from
 * the environment or from {@code .env}, and so does this.
 */
final class Stack {

	private Stack() {
	}

	static String url(String component) {
		String variable = component.toUpperCase() + "_PORT";
		return "http://localhost:"
				+ Optional.ofNullable(System.getenv(variable)).orElseGet(() -> fromFile(variable + "="));
	}

	private static String fromFile(String prefix) {
		return Repository.text(Path.of(".env"))
			.lines()
			.filter((line) -> line.startsWith(prefix))
			.map((line) -> line.substring(prefix.length()))
			.findFirst()
			.orElseThrow();
	}

}
