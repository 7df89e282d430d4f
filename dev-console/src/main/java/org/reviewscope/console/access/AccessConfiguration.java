package org.reviewscope.console.access;

import java.util.Set;

import org.reviewscope.console.access.LocalFirewall.ForeignPageException;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Protects the console from foreign web pages in the user's browser. There are no users
 * to log in: everybody on this machine may use it.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

	// Names, attributes and messages come from anywhere: the browser must run and load
	// only what the console itself serves
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			+ "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	@Bean
	HttpFirewall localFirewall(@Value("${reviewscope.console.hosts:}") Set<String> furtherNames) {
		return new LocalFirewall(furtherNames);
	}

	@Bean
	RequestRejectedHandler requestRejectedHandler() {
		return (request, response, ex) -> ProblemWriter.write(response, HttpStatus.FORBIDDEN,
				(ex instanceof ForeignPageException) ? ForeignPageException.DETAIL
						: "The console answers this machine only: use http://localhost:%1$d or http://127.0.0.1:%1$d"
							.formatted(request.getLocalPort()));
	}

	// Exporters and agents have no cookies and send no forms. A page can send theirs only
	// as text or as a form, which /mcp refuses, or with its origin, which is refused here
	@Bean
	@Order(1)
	SecurityFilterChain programSecurity(HttpSecurity http) {
		return common(http).securityMatcher("/v1/**", "/opentelemetry.proto.collector.*/*", "/mcp")
			.csrf(AbstractHttpConfigurer::disable)
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain pageSecurity(HttpSecurity http) {
		return common(http)
			// Programs have no token. A page that posts names its origin: foreign
			// ones are refused; an import also has a type that no form has
			.csrf((csrf) -> csrf.ignoringRequestMatchers("/api/import", "/api/runs")
				.csrfTokenRepository(csrfTokenRepository())
				.csrfTokenRequestHandler(csrfTokenRequestHandler()))
			.exceptionHandling((handling) -> handling
				.accessDeniedHandler((request, response, ex) -> ProblemWriter.write(response, HttpStatus.FORBIDDEN,
						"The token of the form is missing or old: load the page again, then repeat")))
			.build();
	}

	private static HttpSecurity common(HttpSecurity http) {
		return http.headers(AccessConfiguration::headers)
			// Without an allowed origin, every request of a foreign page is refused
			.cors((cors) -> cors.configurationSource((request) -> new CorsConfiguration()))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable);
	}

	private static void headers(HeadersConfigurer<HttpSecurity> headers) {
		headers.contentSecurityPolicy((policy) -> policy.policyDirectives(POLICY))
			// With "no-referrer", browsers send the console's own forms without an origin
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
			.crossOriginResourcePolicy((resource) -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
			// The default would make the browser load a page again when the user goes
			// back
			.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
	}

	// Not in a session: all programs on localhost share their cookies, whatever the port,
	// and would overwrite each other's JSESSIONID
	private static CookieCsrfTokenRepository csrfTokenRepository() {
		CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
		repository.setCookieName("reviewscope-console-csrf");
		repository.setCookieCustomizer((cookie) -> cookie.sameSite("Strict"));
		return repository;
	}

	// The token is the same each time: console.js replaces what is shown only when it has
	// changed. And it is loaded at once: a long page is sent before its last form is
	// rendered, which would be too late for the cookie
	private static CsrfTokenRequestAttributeHandler csrfTokenRequestHandler() {
		CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
		handler.setCsrfRequestAttributeName(null);
		return handler;
	}

}
