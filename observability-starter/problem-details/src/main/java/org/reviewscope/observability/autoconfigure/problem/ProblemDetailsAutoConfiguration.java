package org.reviewscope.observability.autoconfigure.problem;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.TracingObservationHandler;
import jakarta.servlet.DispatcherType;
import org.apache.catalina.valves.ErrorReportValve;
import org.reviewscope.observability.CurrentTrace;
import org.reviewscope.observability.LinePerSecond;
import org.reviewscope.observability.autoconfigure.tracing.TracingSupportAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers errors as problem details, for services that ask for them: the part is off by
 * default. Whatever an application has of its own for errors goes first.
 */
@AutoConfiguration(after = TracingSupportAutoConfiguration.class,
		beforeName = { "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
				"org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration" })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ DispatcherServlet.class, ObservationRegistry.class, ErrorController.class })
@ConditionalOnBooleanProperty("reviewscope.observability.problem-details.enabled")
public final class ProblemDetailsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "clientGoneFilter")
	FilterRegistrationBean<ClientGoneFilter> clientGoneFilter() {
		FilterRegistrationBean<ClientGoneFilter> registration = new FilterRegistrationBean<>(new ClientGoneFilter());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
		return registration;
	}

	/**
	 * The answers. An application's own error controller or error attributes are meant
	 * for every error, so that none is answered before they are asked.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean({ ErrorController.class, ErrorAttributes.class })
	@EnableConfigurationProperties(WebProperties.class)
	static class AnswerConfiguration {

		@Bean
		@ConditionalOnMissingBean(ResponseEntityExceptionHandler.class)
		ProblemDetailsHandler problemDetailsHandler(ObjectProvider<CurrentTrace> currentTrace,
				ObjectProvider<ObservationRegistry> registry) {
			ServerObservation observation = new ServerObservation(
					registry.getIfAvailable(() -> ObservationRegistry.NOOP));
			return new ProblemDetailsHandler(currentTrace.getIfAvailable(() -> () -> null),
					new FailureReport(observation, new LinePerSecond()));
		}

		@Bean
		@ConditionalOnBean(ProblemDetailsHandler.class)
		ProblemDetailsConfigurer problemDetailsConfigurer(ProblemDetailsHandler handler,
				@Qualifier("requestMappingHandlerAdapter") ObjectProvider<RequestMappingHandlerAdapter> adapter) {
			return new ProblemDetailsConfigurer(
					new ProblemDetailsResolver(handler, adapter::getObject, ProblemDetailsHandler::isAnsweredBySpring));
		}

		@Bean
		@ConditionalOnBean(ProblemDetailsHandler.class)
		ProblemDetailsResolver problemDetailsResolver(ProblemDetailsHandler handler,
				@Qualifier("requestMappingHandlerAdapter") ObjectProvider<RequestMappingHandlerAdapter> adapter) {
			// The last one to be asked: it has the lowest precedence, and what the
			// application defines is defined before
			return new ProblemDetailsResolver(handler, adapter::getObject, (ex) -> true);
		}

		@Bean
		ProblemErrorController problemErrorController(ObjectProvider<ErrorAttributes> attributes,
				WebProperties properties, ObjectProvider<ErrorViewResolver> views) {
			return new ProblemErrorController(
					new BasicErrorController(attributes.getIfAvailable(DefaultErrorAttributes::new),
							properties.getError(), views.orderedStream().toList()));
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
		ProblemErrorReportCustomizer problemErrorReportCustomizer() {
			return new ProblemErrorReportCustomizer();
		}

	}

}
