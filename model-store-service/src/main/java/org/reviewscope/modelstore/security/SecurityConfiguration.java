package org.reviewscope.modelstore.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Requires a bearer token for changes of the registry. All other calls are open: the
 * store is an internal service.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(SecurityConfiguration.class);

	private static final RequestMatcher REGISTRY_CHANGES = new OrRequestMatcher(
			PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/models/**"),
			PathPatternRequestMatcher.pathPattern(HttpMethod.PUT, "/models/**"),
			PathPatternRequestMatcher.pathPattern(HttpMethod.DELETE, "/models/**"));

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http, AuthenticationManager authenticationManager,
			ProblemResponder problems) {
		return http
			// Forged requests need cookies or sessions, and there are none
			.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(problems))
			.addFilterBefore(bearerTokenFilter(authenticationManager, problems), AuthorizationFilter.class)
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers(REGISTRY_CHANGES).authenticated().anyRequest().permitAll())
			.build();
	}

	// As a bean, it also keeps Spring Boot from creating a default user
	@Bean
	AuthenticationManager authenticationManager(SecurityProperties properties) {
		if (properties.isReadOnly()) {
			logger.info("The registry is read-only: set MODEL_STORE_ADMIN_TOKEN to allow uploads and activations");
		}
		return (authentication) -> {
			if (!properties.accepts(String.valueOf(authentication.getCredentials()))) {
				throw new BadCredentialsException("Not the admin token");
			}
			return new PreAuthenticatedAuthenticationToken(authentication.getName(), "", AuthorityUtils.NO_AUTHORITIES);
		};
	}

	// Spans for filter chains and authorization decisions would hide the one that
	// matters, the database span
	@Bean
	SecurityObservationSettings securityObservationSettings() {
		return SecurityObservationSettings.noObservations();
	}

	private static AuthenticationFilter bearerTokenFilter(AuthenticationManager authenticationManager,
			ProblemResponder problems) {
		AuthenticationFilter filter = new AuthenticationFilter(authenticationManager, new BearerTokenConverter());
		filter.setRequestMatcher(REGISTRY_CHANGES);
		filter.setFailureHandler(new AuthenticationEntryPointFailureHandler(problems));
		// The default redirects to the page before the login
		filter.setSuccessHandler((_, _, _) -> {
		});
		return filter;
	}

}
