package org.reviewscope.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks what starts Docker containers, which not every machine can: it runs with
 * {@code -Pcontainers}, and then must. Testcontainers' own switch waits for minutes where
 * no registry is reached.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("containers")
@ExtendWith({ NeedsContainers.Switch.class, ContainersExtension.class })
@interface NeedsContainers {

	/**
	 * Says on the console what is skipped and how to run it: Failsafe only counts.
	 */
	final class Switch implements ExecutionCondition {

		private static final Logger logger = LoggerFactory.getLogger(NeedsContainers.class);

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			if (Boolean.getBoolean("reviewscope.containers")) {
				return ConditionEvaluationResult.enabled("asked for");
			}
			String reason = "containers are started by ./mvnw verify -Pcontainers only";
			logger.warn("Skipped {}: {}", context.getDisplayName(), reason);
			return ConditionEvaluationResult.disabled(reason);
		}

	}

}
