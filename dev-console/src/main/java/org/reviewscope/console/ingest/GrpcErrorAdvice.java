package org.reviewscope.console.ingest;

import java.io.EOFException;
import java.util.zip.ZipException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Tells an exporter what is wrong with its call.
 */
@RestControllerAdvice(assignableTypes = GrpcController.class)
class GrpcErrorAdvice {

	@ExceptionHandler
	void refused(OtlpException ex, HttpServletResponse response) {
		GrpcStatus.of(ex.status()).begin(response, ex.explanation());
	}

	@ExceptionHandler({ ZipException.class, EOFException.class })
	void notWhole(HttpServletResponse response) {
		GrpcStatus.INVALID_ARGUMENT.begin(response, "The message is cut off, or not valid gzip");
	}

}
