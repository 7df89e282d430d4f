package org.reviewscope.modelstore.registration;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/**
 * Answers 4xx, and says what is wrong, when a multipart request cannot be read: Spring
 * would answer 500.
 */
@Component("multipartResolver")
class UploadResolver extends StandardServletMultipartResolver {

	private final MultipartProperties properties;

	UploadResolver(MultipartProperties properties) {
		this.properties = properties;
	}

	@Override
	public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
		try {
			return super.resolveMultipart(request);
		}
		catch (MaxUploadSizeExceededException ex) {
			throw problem(HttpStatus.CONTENT_TOO_LARGE,
					"An artifact may have %d MB. The operator can raise spring.servlet.multipart.max-file-size."
						.formatted(this.properties.getMaxFileSize().toMegabytes()),
					ex);
		}
		catch (MultipartException ex) {
			throw problem(HttpStatus.BAD_REQUEST,
					"The multipart request could not be read. Send the zip as a file part named artifact.", ex);
		}
	}

	private static ErrorResponseException problem(HttpStatus status, String detail, MultipartException cause) {
		return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), cause);
	}

}
