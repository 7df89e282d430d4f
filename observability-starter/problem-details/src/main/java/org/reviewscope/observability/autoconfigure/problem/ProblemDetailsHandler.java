package org.reviewscope.observability.autoconfigure.problem;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.CurrentTrace;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.ClassUtils;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers every error with a problem detail that has the trace id. Details that are not
 * for the client are on the span and in the log. It is no advice: among those an
 * application's own, which mostly has no order, might come second.
 */
class ProblemDetailsHandler extends ResponseEntityExceptionHandler {

	private static final ExceptionHandlerMethodResolver OF_SPRING = new ExceptionHandlerMethodResolver(
			ResponseEntityExceptionHandler.class);

	private static final boolean VALIDATION_PRESENT = ClassUtils
		.isPresent("jakarta.validation.ConstraintViolationException", ProblemDetailsHandler.class.getClassLoader());

	private final CurrentTrace currentTrace;

	private final FailureReport failures;

	ProblemDetailsHandler(CurrentTrace currentTrace, FailureReport failures) {
		this.currentTrace = currentTrace;
		this.failures = failures;
	}

	/**
	 * Whether Spring MVC knows the status for an exception; an application's resolvers of
	 * exceptions never see it then.
	 * @param ex what a controller threw
	 * @return whether Spring MVC would answer it, if nobody else does
	 */
	static boolean isAnsweredBySpring(Exception ex) {
		return isOfSpring(ex) || ex instanceof ErrorResponse || status(ex) != null;
	}

	private static boolean isOfSpring(Exception ex) {
		return OF_SPRING.resolveMethodByExceptionType(ex.getClass()) != null;
	}

	private static @Nullable ResponseStatus status(Exception ex) {
		return AnnotatedElementUtils.findMergedAnnotation(ex.getClass(), ResponseStatus.class);
	}

	@Nullable ResponseEntity<Object> answer(Exception ex, WebRequest request) throws Exception {
		if (isOfSpring(ex)) {
			return handleException(ex, request);
		}
		if (ex instanceof ErrorResponse response) {
			return handleExceptionInternal(ex, null, response.getHeaders(), response.getStatusCode(), request);
		}
		List<Map<String, String>> violations = VALIDATION_PRESENT ? ConstraintViolations.in(ex) : null;
		return (violations != null) ? invalid(ex, violations, new HttpHeaders(), HttpStatus.BAD_REQUEST, request)
				: unforeseen(ex, status(ex), request);
	}

	private @Nullable ResponseEntity<Object> unforeseen(Exception ex, @Nullable ResponseStatus status,
			WebRequest request) {
		HttpStatusCode code = (status != null) ? status.code() : HttpStatus.INTERNAL_SERVER_ERROR;
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(code, (status != null && !status.reason().isEmpty())
				? status.reason() : Problems.detail(code, this.currentTrace.traceId()));
		return handleExceptionInternal(ex, problem, new HttpHeaders(), code, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, Problems.unreadable(ex));
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException ex, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, Problems.wrongType(ex));
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(HttpMediaTypeNotAcceptableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ProblemDetail problem = AcceptHeader.isReadable(request) ? ex.getBody()
				: ProblemDetail.forStatusAndDetail(status, Problems.UNREADABLE_ACCEPT);
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(NoResourceFoundException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, "There is nothing at this path.");
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return invalid(ex, InvalidFields.of(ex.getBindingResult()), headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (status.is5xxServerError()) {
			return handleExceptionInternal(ex, Problems.of(status, this.currentTrace.traceId()), headers, status,
					request);
		}
		return invalid(ex, InvalidFields.of(ex), headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodValidationException(MethodValidationException ex,
			HttpHeaders headers, HttpStatus status, WebRequest request) {
		if (ex.isForReturnValue()) {
			return handleExceptionInternal(ex, Problems.of(status, this.currentTrace.traceId()), headers, status,
					request);
		}
		return invalid(ex, InvalidFields.of(ex), headers, HttpStatus.BAD_REQUEST, request);
	}

	private @Nullable ResponseEntity<Object> invalid(Exception ex, List<Map<String, String>> errors,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, Problems.invalid(errors));
		problem.setProperty("errors", errors);
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (ForeignExceptions.isClientGone(ex)) {
			return null;
		}
		if (status.is5xxServerError()) {
			this.failures.report(ex, status, request);
		}
		return super.handleExceptionInternal(ex, body, headers, status, request);
	}

	@Override
	protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		HttpHeaders sent = new HttpHeaders();
		sent.putAll(headers);
		if (body instanceof ProblemDetail problem) {
			Problems.nameTrace(problem, this.currentTrace.traceId());
			if (!AcceptHeader.isReadable(request)) {
				// Spring would have nothing to choose by, and send no body
				sent.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
			}
		}
		return super.createResponseEntity(body, sent, status, request);
	}

}
