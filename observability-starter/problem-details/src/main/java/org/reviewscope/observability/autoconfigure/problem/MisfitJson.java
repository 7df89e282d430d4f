package org.reviewscope.observability.autoconfigure.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says which value of a body does not fit and what would, with the names of the service's
 * own properties and enum values, never with what was sent.
 */
final class MisfitJson {

	private MisfitJson() {
	}

	static @Nullable String describe(@Nullable Throwable cause) {
		// A property binding exception names a property of the client's making
		if (!(cause instanceof MismatchedInputException misfit) || cause instanceof PropertyBindingException
				|| misfit.getPath().isEmpty() || misfit.getPath().stream().anyMatch(MisfitJson::isNamedByClient)) {
			return null;
		}
		return "'%s' %s".formatted(path(misfit.getPath()), expectation(misfit.getTargetType()));
	}

	private static boolean isNamedByClient(Reference reference) {
		return reference.from() instanceof Map
				|| (reference.from() instanceof Class<?> type && Map.class.isAssignableFrom(type));
	}

	private static String path(List<Reference> path) {
		String steps = path.stream().map(MisfitJson::step).collect(Collectors.joining());
		return steps.startsWith(".") ? steps.substring(1) : steps;
	}

	private static String step(Reference reference) {
		return (reference.getPropertyName() != null) ? "." + reference.getPropertyName()
				: "[%d]".formatted(reference.getIndex());
	}

	private static String expectation(@Nullable Class<?> type) {
		if (type == null || !type.isEnum()) {
			return "is missing or of the wrong type";
		}
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> JsonMapper.shared().valueToTree(constant).asString())
			.collect(Collectors.joining(", ", "must be one of ", ""));
	}

}
