package org.reviewscope.observability.autoconfigure.problem;

import jakarta.validation.ConstraintViolationException;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which beans there are, and when.
 */
class ProblemDetailsAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(
			ProblemDetailsAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class);

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS)
		.withPropertyValues("spring.mvc.problemdetails.enabled=true");

	@Test
	void takesThePlacesOfSpringBootsHandlerAndErrorPage() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(ResponseEntityExceptionHandler.class)
			.hasSingleBean(ProblemDetailsAdvice.class)
			.hasSingleBean(ConstraintViolationAdvice.class)
			.hasSingleBean(ErrorController.class)
			.hasSingleBean(ProblemErrorController.class)
			.hasBean("clientGoneFilter")
			.hasBean("problemErrorReportCustomizer"));
	}

	@Test
	void backsOffWhenServiceHasItsOwn() {
		this.contextRunner.withUserConfiguration(Own.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ProblemDetailsAdvice.class)
				.doesNotHaveBean(ConstraintViolationAdvice.class)
				.doesNotHaveBean(ProblemErrorController.class));
	}

	@Test
	void isSwitchedOffByProperty() {
		this.contextRunner.withPropertyValues("reviewscope.observability.problem-details.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ProblemDetailsAdvice.class)
				.doesNotHaveBean(ProblemErrorController.class)
				.hasSingleBean(ResponseEntityExceptionHandler.class)
				.hasSingleBean(ErrorController.class));
	}

	@Test
	void worksWithoutBeanValidation() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(ConstraintViolationException.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ProblemDetailsAdvice.class)
				.doesNotHaveBean(ConstraintViolationAdvice.class));
	}

	@Test
	void worksWithoutTomcat() {
		this.contextRunner
			.withClassLoader(new FilteredClassLoader("org.apache.catalina", "org.springframework.boot.tomcat"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ProblemDetailsAdvice.class)
				.doesNotHaveBean("problemErrorReportCustomizer"));
	}

	@Test
	void needsAServletContainer() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ProblemDetailsAdvice.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		ResponseEntityExceptionHandler ownHandler() {
			return new ResponseEntityExceptionHandler() {
			};
		}

		@Bean
		ErrorController ownController() {
			return new ErrorController() {
			};
		}

	}

}
