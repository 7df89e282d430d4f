package org.reviewscope.observability.autoconfigure.problem;

import java.util.List;

import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.annotation.ResponseStatusExceptionResolver;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

/**
 * Puts a resolver right before the two with which Spring MVC answers what no
 * {@code @ExceptionHandler} has: they would only set the status.
 */
final class ProblemDetailsConfigurer implements WebMvcConfigurer {

	private final ProblemDetailsResolver resolver;

	ProblemDetailsConfigurer(ProblemDetailsResolver resolver) {
		this.resolver = resolver;
	}

	@Override
	public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
		for (int i = 0; i < resolvers.size(); i++) {
			if (resolvers.get(i) instanceof ResponseStatusExceptionResolver
					|| resolvers.get(i) instanceof DefaultHandlerExceptionResolver) {
				resolvers.add(i, this.resolver);
				return;
			}
		}
	}

}
