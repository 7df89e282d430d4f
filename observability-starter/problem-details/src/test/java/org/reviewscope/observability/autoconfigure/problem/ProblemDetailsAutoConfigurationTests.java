package org.reviewscope.observability.autoconfigure.problem;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.handler.HandlerExceptionResolverComposite;
import org.springframework.web.servlet.mvc.annotation.ResponseStatusExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.ExceptionHandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

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
		.withPropertyValues("reviewscope.observability.problem-details.enabled=true",
				"spring.mvc.problemdetails.enabled=true");

	@Test
	void takesThePlacesOfSpringBootsHandlerAndErrorPage() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(ResponseEntityExceptionHandler.class)
			.hasSingleBean(ProblemDetailsHandler.class)
			.hasSingleBean(ProblemDetailsResolver.class)
			.hasSingleBean(ErrorController.class)
			.hasSingleBean(ProblemErrorController.class)
			.hasBean("clientGoneFilter")
			.hasBean("problemErrorReportCustomizer"));
	}

	@Test
	void comesAfterEveryResolverOfTheApplicationAndBeforeSpringsOwn() {
		this.contextRunner.withUserConfiguration(OwnResolver.class).run((context) -> {
			assertThat(resolvers(context.getBean("handlerExceptionResolver", HandlerExceptionResolverComposite.class)))
				.containsExactly(ExceptionHandlerExceptionResolver.class, ProblemDetailsResolver.class,
						ResponseStatusExceptionResolver.class, DefaultHandlerExceptionResolver.class);
			assertThat(context.getBeanProvider(HandlerExceptionResolver.class).orderedStream())
				.extracting(Object::getClass)
				.last()
				.isEqualTo(ProblemDetailsResolver.class);
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { OwnHandler.class, OwnErrorController.class, OwnErrorAttributes.class })
	void backsOffWhenServiceHasItsOwn(Class<?> own) {
		this.contextRunner.withUserConfiguration(own)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ProblemDetailsHandler.class)
				.doesNotHaveBean(ProblemDetailsConfigurer.class)
				.doesNotHaveBean(ProblemDetailsResolver.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { OwnErrorController.class, OwnErrorAttributes.class })
	void leavesTheErrorPageToAServiceThatHasItsOwn(Class<?> own) {
		this.contextRunner.withUserConfiguration(own)
			.run((context) -> assertThat(context).hasSingleBean(ErrorController.class)
				.doesNotHaveBean(ProblemErrorController.class));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void isThereOnlyIfItIsAskedFor(boolean mentioned) {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(mentioned ? "reviewscope.observability.problem-details.enabled=false" : "some=other")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ResponseEntityExceptionHandler.class)
				.doesNotHaveBean(ProblemDetailsResolver.class)
				.doesNotHaveBean("clientGoneFilter")
				.doesNotHaveBean("problemErrorReportCustomizer")
				.doesNotHaveBean(AsyncTimeouts.class)
				.hasSingleBean(BasicErrorController.class)
				.hasSingleBean(ErrorController.class));
	}

	@Test
	void worksWithoutSpringBootsErrorPage() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ProblemDetailsAutoConfiguration.class,
					DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class))
			.withPropertyValues("reviewscope.observability.problem-details.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ProblemDetailsHandler.class));
	}

	@Test
	void worksWithoutTomcat() {
		this.contextRunner
			.withClassLoader(new FilteredClassLoader("org.apache.catalina", "org.springframework.boot.tomcat"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ProblemDetailsHandler.class)
				.doesNotHaveBean("problemErrorReportCustomizer"));
	}

	@Test
	void needsAServletContainer() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ProblemDetailsHandler.class));
	}

	private static List<Class<?>> resolvers(HandlerExceptionResolverComposite composite) {
		return composite.getExceptionResolvers().stream().<Class<?>>map(Object::getClass).toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnHandler {

		@Bean
		ResponseEntityExceptionHandler ownHandler() {
			return new ResponseEntityExceptionHandler() {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnErrorController {

		@Bean
		ErrorController ownController() {
			return new ErrorController() {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnErrorAttributes {

		@Bean
		ErrorAttributes ownAttributes() {
			return new DefaultErrorAttributes();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnResolver {

		@Bean
		HandlerExceptionResolver ownResolver() {
			return (request, response, handler, ex) -> null;
		}

	}

}
