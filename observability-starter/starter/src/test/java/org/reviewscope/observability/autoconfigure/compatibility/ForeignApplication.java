package org.reviewscope.observability.autoconfigure.compatibility;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.reviewscope.observability.autoconfigure.TestService;

/**
 * Small applications that know nothing of the starter, each with habits of its own.
 */
enum ForeignApplication {

	/**
	 * Pages made by Thymeleaf, with error pages of its own.
	 */
	PAGES(PagesApplication.class, PagesApplication.REQUESTS, List.of(TestService.SECURITY, TestService.DATA_SOURCE),
			"spring.thymeleaf.prefix=classpath:/compatibility/templates/"),

	/**
	 * A JSON API with its own advice, its own filter and validation.
	 */
	API(ApiApplication.class, ApiApplication.REQUESTS,
			List.of(TestService.SECURITY, TestService.THYMELEAF, TestService.DATA_SOURCE),
			"spring.servlet.multipart.max-file-size=1KB"),

	/**
	 * Spring Security with a login page, HTTP Basic and rules on paths and methods.
	 */
	SECURED(SecuredApplication.class, SecuredApplication.REQUESTS,
			List.of(TestService.THYMELEAF, TestService.DATA_SOURCE)),

	/**
	 * Actuator on the port of the application.
	 */
	ACTUATOR(ActuatorApplication.class, ActuatorApplication.REQUESTS,
			List.of(TestService.SECURITY, TestService.THYMELEAF, TestService.DATA_SOURCE)),

	/**
	 * Spring Data JPA without the dependency for JDBC spans, which wraps the data source.
	 */
	JPA(JpaApplication.class, JpaApplication.REQUESTS,
			List.of(TestService.SECURITY, TestService.THYMELEAF, JpaApplication.JDBC_SPANS));

	private final Class<?> type;

	private final List<Request> requests;

	private final List<String> absent;

	private final List<String> properties;

	ForeignApplication(Class<?> type, List<Request> requests, List<String> absent, String... properties) {
		this.type = type;
		this.requests = requests;
		this.absent = absent;
		this.properties = List.of(properties);
	}

	Class<?> type() {
		return this.type;
	}

	List<Request> requests() {
		return this.requests;
	}

	/**
	 * Libraries of the other applications, which share a class path in these tests.
	 * @return names of auto-configurations that this application has not
	 */
	Stream<String> excluded() {
		return this.absent.stream();
	}

	Stream<String> properties() {
		String excluded = excluded().collect(Collectors.joining(","));
		return Stream.concat(this.properties.stream(), Stream.of("spring.autoconfigure.exclude=" + excluded,
				"management.tracing.export.otlp.enabled=false", "management.logging.export.otlp.enabled=false"));
	}

}
