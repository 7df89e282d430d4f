package org.reviewscope.observability.autoconfigure.tracing;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.context.ContextRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is taken to another thread, and what the application decides itself.
 */
class TaskTracingAutoConfigurationTests {

	private static final String KEY = "of a library";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(TaskTracingAutoConfiguration.class, TaskExecutionAutoConfiguration.class));

	private final ObservationRegistry observations = ObservationRegistry.create();

	private final Observation observation;

	private final ThreadLocal<String> other = new ThreadLocal<>();

	TaskTracingAutoConfigurationTests() {
		this.observations.observationConfig().observationHandler((context) -> true);
		this.observation = Observation.start("request", this.observations);
	}

	@AfterEach
	void forget() {
		ContextRegistry.getInstance().removeThreadLocalAccessor(KEY);
		this.other.remove();
	}

	@Test
	void onlyTheTraceGoesAlong() {
		this.contextRunner.run((context) -> {
			List<@Nullable Object> seen = seenByATaskOf(context);
			assertThat(seen).containsExactly(this.observation, null);
		});
	}

	@Test
	void everythingGoesAlongWhereTheApplicationSaysSo() {
		this.contextRunner.withPropertyValues("spring.task.execution.propagate-context=true").run((context) -> {
			assertThat(context).hasSingleBean(ContextPropagatingTaskDecorator.class);
			assertThat(seenByATaskOf(context)).containsExactly(this.observation, "value");
		});
	}

	@Test
	void nothingGoesAlongWhereTheApplicationSaysSo() {
		this.contextRunner.withPropertyValues("spring.task.execution.propagate-context=false").run((context) -> {
			assertThat(context).doesNotHaveBean(TaskDecorator.class);
			assertThat(seenByATaskOf(context)).containsExactly(null, null);
		});
	}

	@Test
	void decoratorOfTheApplicationStaysTheOneToInjectAndIsApplied() {
		this.contextRunner.withUserConfiguration(OwnDecorator.class).run((context) -> {
			assertThat(context.getBean(TaskDecorator.class)).isSameAs(context.getBean("own"));
			assertThat(seenByATaskOf(context)).containsExactly(this.observation, null);
			assertThat(context.getBean(OwnDecorator.class).decorated).isOne();
		});
	}

	@Test
	void backsOffFromADecoratorOfTheSameKind() {
		this.contextRunner.withBean(ContextPropagatingTaskDecorator.class)
			.run((context) -> assertThat(context).hasSingleBean(ContextPropagatingTaskDecorator.class)
				.doesNotHaveBean("traceTaskDecorator"));
	}

	@Test
	void isNotThereWithoutTheLibrary() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer.context"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TaskDecorator.class));
	}

	private List<@Nullable Object> seenByATaskOf(ApplicationContext context) throws Exception {
		ContextRegistry.getInstance().registerThreadLocalAccessor(KEY, this.other);
		this.other.set("value");
		List<@Nullable Object> seen = new ArrayList<>();
		try (Observation.Scope scope = this.observation.openScope()) {
			assertThat(scope).isNotNull();
			context.getBean(ThreadPoolTaskExecutor.class).submit(() -> {
				seen.add(this.observations.getCurrentObservation());
				seen.add(this.other.get());
			}).get();
		}
		return seen;
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDecorator {

		private int decorated;

		@Bean
		TaskDecorator own() {
			return (task) -> {
				this.decorated++;
				return task;
			};
		}

	}

}
