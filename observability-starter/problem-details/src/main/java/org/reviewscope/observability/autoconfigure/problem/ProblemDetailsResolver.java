package org.reviewscope.observability.autoconfigure.problem;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.handler.AbstractHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Sends the answers of {@link ProblemDetailsHandler} for exceptions that reach it: those
 * that nothing of the application has answered. It leaves alone what others make of an
 * exception later: the HTML error page, Spring Security's filters, and the container,
 * which breaks an answer off that has begun.
 */
final class ProblemDetailsResolver extends AbstractHandlerExceptionResolver {

	private static final MethodParameter ANSWER = new MethodParameter(Objects.requireNonNull(
			ReflectionUtils.findMethod(ProblemDetailsHandler.class, "answer", Exception.class, WebRequest.class)), -1);

	private final ProblemDetailsHandler handler;

	private final Supplier<RequestMappingHandlerAdapter> adapter;

	private final Predicate<Exception> exceptions;

	ProblemDetailsResolver(ProblemDetailsHandler handler, Supplier<RequestMappingHandlerAdapter> adapter,
			Predicate<Exception> exceptions) {
		this.handler = handler;
		this.adapter = adapter;
		this.exceptions = exceptions;
	}

	@Override
	protected @Nullable ModelAndView doResolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object controller, Exception ex) {
		if (!this.exceptions.test(ex) || ForeignExceptions.belongToOthers(ex) || response.isCommitted()
				|| HtmlErrorPage.isAskedFor(request)) {
			return null;
		}
		try {
			send(ex, new ServletWebRequest(request, response));
			return new ModelAndView();
		}
		catch (Exception failure) {
			// Not its message, which may quote what the client sent
			logger.warn("Could not answer " + ex.getClass().getName(), failure);
			return null;
		}
	}

	private void send(Exception ex, ServletWebRequest request) throws Exception {
		ResponseEntity<Object> answer = this.handler.answer(ex, request);
		if (answer != null) {
			writer().handleReturnValue(answer, ANSWER, new ModelAndViewContainer(), request);
		}
	}

	private HandlerMethodReturnValueHandler writer() {
		// As for a controller: with the application's converters and body advice
		List<HandlerMethodReturnValueHandler> handlers = Objects
			.requireNonNull(this.adapter.get().getReturnValueHandlers());
		return handlers.stream().filter((candidate) -> candidate.supportsReturnType(ANSWER)).findFirst().orElseThrow();
	}

}
