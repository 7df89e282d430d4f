package org.reviewscope.observability.autoconfigure.problem;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.TracingObservationHandler;
import jakarta.servlet.DispatcherType;
import jakarta.validation.ConstraintViolationException;
import org.apache.catalina.valves.ErrorReportValve;
import org.reviewscope.observability.CurrentTrace;
import org.reviewscope.observability.autoconfigure.tracing.TracingSupportAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers errors as problem details; a service that has its own
 * {@link ResponseEntityExceptionHandler} or {@link ErrorController} keeps it.
 */
@AutoConfiguration(after = TracingSupportAutoConfiguration.class,
		beforeName = { "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
				"org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration" })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ DispatcherServlet.class, ObservationRegistry.class, ErrorController.class })
@ConditionalOnBooleanProperty(name = "reviewscope.observability.problem-details.enabled", matchIfMissing = true)
public final class ProblemDetailsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(ResponseEntityExceptionHandler.class)
	ProblemDetailsAdvice problemDetailsAdvice(ObjectProvider<CurrentTrace> currentTrace,
			ObjectProvider<ObservationRegistry> registry) {
		ServerObservation observation = new ServerObservation(registry.getIfAvailable(() -> ObservationRegistry.NOOP));
		return new ProblemDetailsAdvice(currentTrace.getIfAvailable(() -> () -> null), new FailureReport(observation));
	}

	@Bean
	@ConditionalOnMissingBean
	ErrorController problemErrorController() {
		return new ProblemErrorController();
	}

	@Bean
	@ConditionalOnMissingBean(name = "clientGoneFilter")
	FilterRegistrationBean<ClientGoneFilter> clientGoneFilter() {
		FilterRegistrationBean<ClientGoneFilter> registration = new FilterRegistrationBean<>(new ClientGoneFilter());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
		return registration;
	}

	/**
	 * The part that needs Bean Validation.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConstraintViolationException.class)
	static class ConstraintViolationConfiguration {

		@Bean
		@ConditionalOnMissingBean({ ConstraintViolationAdvice.class, ResponseEntityExceptionHandler.class })
		ConstraintViolationAdvice constraintViolationAdvice(ObjectProvider<ProblemDetailsAdvice> problemDetails) {
			return new ConstraintViolationAdvice(problemDetails);
		}

	}

	/**
	 * The part that needs a tracing library.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(TracingObservationHandler.class)
	static class AsyncConfiguration {

		@Bean
		@ConditionalOnMissingBean
		AsyncTimeouts asyncTimeouts() {
			return new AsyncTimeouts();
		}

	}

	/**
	 * The part that needs Tomcat.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ErrorReportValve.class, ConfigurableTomcatWebServerFactory.class })
	static class TomcatConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "problemErrorReportCustomizer")
		WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemErrorReportCustomizer() {
			return (factory) -> factory.addContextCustomizers(
					(context) -> context.getParent().getPipeline().addValve(new ProblemErrorReportValve()));
		}

	}

}
