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
 * Marks what asks the backends of {@code docker compose up}: it runs with
 * {@code -Pstack}, and then they must be there, under load.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("stack")
@ExtendWith(NeedsStack.Switch.class)
@interface NeedsStack {

	/**
	 * Says on the console what is skipped and how to run it: Failsafe only counts.
	 */
	final class Switch implements ExecutionCondition {

		private static final Logger logger = LoggerFactory.getLogger(NeedsStack.class);

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			if (Boolean.getBoolean("reviewscope.stack")) {
				return ConditionEvaluationResult.enabled("asked for");
			}
			String reason = "the stack of docker compose is asked by ./mvnw verify -Pstack only";
			logger.warn("Skipped {}: {}", context.getDisplayName(), reason);
			return ConditionEvaluationResult.disabled(reason);
		}

	}

}
