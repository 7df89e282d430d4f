package org.reviewscope.observability.autoconfigure.tracing;

import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;

/**
 * Takes the trace into Spring Boot's executors, and nothing else:
 * {@code spring.task.execution.propagate-context} would also take along the security
 * context and whatever libraries have registered, which a service may not expect.
 */
@AutoConfiguration(after = TaskExecutionAutoConfiguration.class)
@ConditionalOnClass({ ContextSnapshotFactory.class, ObservationThreadLocalAccessor.class })
public final class TaskTracingAutoConfiguration {

	// A fallback, so that injection by type still finds the decorator of the application.
	// Spring Boot applies both
	@Bean
	@Fallback
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "spring.task.execution.propagate-context", matchIfMissing = true)
	ContextPropagatingTaskDecorator traceTaskDecorator() {
		return new ContextPropagatingTaskDecorator(ContextSnapshotFactory.builder()
			.captureKeyPredicate(ObservationThreadLocalAccessor.KEY::equals)
			.build());
	}

}
