package org.reviewscope.observability.autoconfigure.problem;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;

/**
 * Says what is wrong with each invalid field, without the value that was sent: it may be
 * private, or long.
 */
final class InvalidFields {

	private InvalidFields() {
	}

	static List<Map<String, String>> of(Errors errors) {
		return errors.getAllErrors().stream().map((error) -> entry(field(error), error)).distinct().toList();
	}

	static List<Map<String, String>> of(MethodValidationResult result) {
		return result.getParameterValidationResults().stream().flatMap(InvalidFields::of).distinct().toList();
	}

	private static Stream<Map<String, String>> of(ParameterValidationResult result) {
		if (result instanceof ParameterErrors errors) {
			return of((Errors) errors).stream();
		}
		String parameter = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "parameter");
		return result.getResolvableErrors().stream().map((error) -> entry(parameter, error));
	}

	static Map<String, String> entry(String field, String message) {
		return Map.of("field", field, "message", message);
	}

	private static Map<String, String> entry(String field, MessageSourceResolvable error) {
		return entry(field, Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid"));
	}

	private static String field(ObjectError error) {
		return (error instanceof FieldError fieldError) ? fieldError.getField() : error.getObjectName();
	}

}
