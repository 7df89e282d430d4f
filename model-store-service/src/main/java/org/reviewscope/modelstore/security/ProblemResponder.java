package org.reviewscope.modelstore.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers requests that the security filters refuse with problem details, made by the
 * same advice as for controllers.
 */
@Component
class ProblemResponder implements AuthenticationEntryPoint, RequestRejectedHandler {

	private static final Logger logger = LoggerFactory.getLogger(ProblemResponder.class);

	private final HandlerExceptionResolver resolver;

	private final SecurityProperties properties;

	ProblemResponder(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver,
			SecurityProperties properties) {
		this.resolver = resolver;
		this.properties = properties;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex) {
		logger.atWarn()
			.addKeyValue("event.name", "access.refused")
			.addKeyValue("http.request.method", request.getMethod())
			.log("Refused a change of the registry: {}",
					this.properties.isReadOnly() ? "it is read-only" : "no valid token");
		this.resolver.resolveException(request, response, null, this.properties.isReadOnly()
				? RegistryAccessException.readOnly() : RegistryAccessException.unauthorized());
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"The request's path or headers hold characters that are not allowed.");
		this.resolver.resolveException(request, response, null,
				new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, ex));
	}

}
