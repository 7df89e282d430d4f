package org.reviewscope.modelstore.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.reviewscope.trust.BearerToken;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/**
 * Reads the bearer token from the request's header.
 */
class BearerTokenConverter implements AuthenticationConverter {

	@Override
	public @Nullable Authentication convert(HttpServletRequest request) {
		String token = BearerToken.in(request.getHeader(HttpHeaders.AUTHORIZATION));
		return (token != null) ? new PreAuthenticatedAuthenticationToken("registry-admin", token) : null;
	}

}
