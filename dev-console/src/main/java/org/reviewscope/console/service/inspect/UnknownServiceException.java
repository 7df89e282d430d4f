package org.reviewscope.console.service.inspect;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The launcher runs no service of this name, or there is no launcher.
 */
@SuppressWarnings("serial")
final class UnknownServiceException extends ErrorResponseException {

	UnknownServiceException(List<String> names, boolean suite) {
		super(HttpStatus.NOT_FOUND, ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, names.isEmpty()
				? "The console runs alone, without the launcher, and knows processes that the launcher has started only: "
						+ (suite ? "./mvnw -Pup starts the services with it"
								: "--run path/to/project starts a project with it")
				: "The launcher runs no service of this name, only " + String.join(", ", names)), null);
	}

	String detail() {
		return String.valueOf(getBody().getDetail());
	}

}
