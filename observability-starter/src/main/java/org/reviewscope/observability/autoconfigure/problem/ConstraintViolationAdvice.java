package org.reviewscope.observability.autoconfigure.problem;

import java.util.List;
import java.util.Map;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;

/**
 * Answers violations that Bean Validation found below the controllers; apart from the
 * other advice because the library may be absent.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class ConstraintViolationAdvice {

	private final ObjectProvider<ProblemDetailsAdvice> problemDetails;

	ConstraintViolationAdvice(ObjectProvider<ProblemDetailsAdvice> problemDetails) {
		this.problemDetails = problemDetails;
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> handle(ConstraintViolationException ex, WebRequest request) {
		List<Map<String, String>> errors = ex.getConstraintViolations()
			.stream()
			.map((violation) -> InvalidFields.entry(leaf(violation.getPropertyPath()), violation.getMessage()))
			.toList();
		return this.problemDetails.getObject().invalid(ex, errors, new HttpHeaders(), HttpStatus.BAD_REQUEST, request);
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
