package org.reviewscope.observability.autoconfigure.problem;

import java.util.List;
import java.util.Map;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

/**
 * Violations that Bean Validation found below the controllers; a class of its own because
 * the library may be absent.
 */
final class ConstraintViolations {

	private ConstraintViolations() {
	}

	static @Nullable List<Map<String, String>> in(Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof ConstraintViolationException violations) {
				return entries(violations);
			}
		}
		return null;
	}

	private static List<Map<String, String>> entries(ConstraintViolationException ex) {
		return ex.getConstraintViolations()
			.stream()
			.map((violation) -> InvalidFields.entry(leaf(violation.getPropertyPath()), violation.getMessage()))
			.toList();
	}

	private static String leaf(Path path) {
		// The path begins with the names of method and parameter, which clients need
		// not know
		String leaf = "";
		for (Path.Node node : path) {
			leaf = node.toString();
		}
		return leaf;
	}

}
