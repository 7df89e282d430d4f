package org.reviewscope.observability.autoconfigure.servlet;

import java.util.concurrent.Callable;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The thread of an asynchronous result, before and after.
 */
class TracedCallablesTests {

	private final WebApplicationContextRunner webContextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(AsyncResultAutoConfiguration.class));

	private final ObservationRegistry observations = ObservationRegistry.create();

	private final Observation observation;

	TracedCallablesTests() {
		this.observations.observationConfig().observationHandler((context) -> true);
		this.observation = Observation.start("request", this.observations);
	}

	@Test
	void asyncResultsAreTracedWhereThereIsSomethingToTraceWith() {
		this.webContextRunner.run((context) -> assertThat(context).doesNotHaveBean("tracedCallablesConfigurer"));
		this.webContextRunner.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class))
			.run((context) -> assertThat(context).hasBean("tracedCallablesConfigurer"));
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(AsyncResultAutoConfiguration.class, ObservationAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean("tracedCallablesConfigurer"));
	}

	@Test
	void threadIsLeftAsItWasEvenWhenTheRequestIsGone() {
		TracedCallables callables = new TracedCallables(this.observations);
		MockHttpServletRequest request = new MockHttpServletRequest();
		Callable<String> task = () -> "result";
		try (Observation.Scope scope = this.observation.openScope()) {
			assertThat(scope).isNotNull();
			callables.beforeConcurrentHandling(new ServletWebRequest(request), task);
		}
		callables.preProcess(new ServletWebRequest(request), task);
		assertThat(this.observations.getCurrentObservation()).isSameAs(this.observation);
		callables.postProcess(new ServletWebRequest(new MockHttpServletRequest()), task, "result");
		assertThat(this.observations.getCurrentObservation()).isNull();
	}

	@Test
	void requestWithoutATraceHasNone() {
		TracedCallables callables = new TracedCallables(this.observations);
		ServletWebRequest request = new ServletWebRequest(new MockHttpServletRequest());
		Callable<String> task = () -> "result";
		callables.beforeConcurrentHandling(request, task);
		callables.preProcess(request, task);
		assertThat(this.observations.getCurrentObservation()).isNull();
		callables.postProcess(request, task, "result");
	}

}
