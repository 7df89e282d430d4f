package org.reviewscope.modelstore.registry;

import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Says what is wrong with a multipart request that could not be read, which Spring would
 * call a server error.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadProblemAdvice {

	private final MultipartProperties properties;

	UploadProblemAdvice(MultipartProperties properties) {
		this.properties = properties;
	}

	@ExceptionHandler
	ProblemDetail tooLarge(MaxUploadSizeExceededException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE,
				"An artifact may have %d MB. The operator can raise spring.servlet.multipart.max-file-size."
					.formatted(this.properties.getMaxFileSize().toMegabytes()));
	}

	@ExceptionHandler
	ProblemDetail unreadable(MultipartException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"The multipart request could not be read. Send the zip as a file part named artifact.");
	}

}
