package org.reviewscope.observability.autoconfigure.compatibility;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@EnableAutoConfiguration
@EnableMethodSecurity
@EnableAsync
@Import(SecuredApplication.Background.class)
@RestController
class SecuredApplication {

	private static final String JANE = basic("jane:secret");

	static final List<Request> REQUESTS = List.of(Request.of("GET /login", 200, Request.HTML),
			Request.of("GET /account", 302, Request.HTML), Request.of("GET /account", 401, Request.JSON),
			Request.of("GET /account", 401), Request.of("GET /account", 200, JANE),
			Request.of("GET /account", 401, basic("jane:wrong")), Request.of("GET /admin", 403, JANE),
			Request.of("GET /admin", 403, JANE, Request.HTML), Request.of("GET /owner", 403, JANE),
			Request.of("GET /owner", 403, JANE, Request.HTML), Request.of("POST /account", 401, JANE),
			Request.of("POST /account", 401), Request.of("GET /nothing-here", 401, Request.JSON),
			Request.of("GET /nothing-here", 404, JANE), Request.of("GET /public", 200),
			Request.of("GET /public/boom", 401, Request.JSON), Request.of("GET /public/boom", 302, Request.HTML),
			Request.of("GET /public/boom", 500, JANE), Request.of("GET /public/number?number=x", 401, Request.JSON),
			Request.of("GET /public/number?number=x", 400, JANE), Request.of("GET /public//twice", 401),
			Request.of("GET /public;a=b", 302, Request.HTML), Request.of("GET /who-works", 200, JANE));

	private final Background background;

	SecuredApplication(Background background) {
		this.background = background;
	}

	@Bean
	static SecurityFilterChain rules(HttpSecurity http) {
		return http
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/public/**")
				.permitAll()
				.requestMatchers("/admin")
				.hasRole("ADMIN")
				.anyRequest()
				.authenticated())
			.formLogin(Customizer.withDefaults())
			.httpBasic(Customizer.withDefaults())
			.build();
	}

	@Bean
	static UserDetailsService users() {
		return new InMemoryUserDetailsManager(User.withUsername("jane").password("{noop}secret").roles("USER").build());
	}

	@GetMapping("/account")
	String account() {
		return "the account";
	}

	@PostMapping("/account")
	String changeAccount() {
		return "changed";
	}

	@GetMapping("/admin")
	String admin() {
		return "everything";
	}

	@GetMapping("/owner")
	@PreAuthorize("hasRole('OWNER')")
	String owner() {
		return "owned";
	}

	@GetMapping("/public")
	String open() {
		return "for everybody";
	}

	@GetMapping("/public/boom")
	String boom() {
		throw new IllegalStateException("broken inside");
	}

	@GetMapping("/public/number")
	String number(@RequestParam int number) {
		return "number " + number;
	}

	@GetMapping("/who-works")
	Future<String> whoWorks() {
		return this.background.who();
	}

	private static String basic(String credentials) {
		return "Authorization: Basic "
				+ Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
	}

	@Service
	static class Background {

		@Async
		CompletableFuture<String> who() {
			return CompletableFuture
				.completedFuture("the work is done by " + SecurityContextHolder.getContext().getAuthentication());
		}

	}

}
