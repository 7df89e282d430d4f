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
 * Marks what starts an OpenTelemetry Collector, which not every machine has: it runs with
 * {@code -Pcollector}, and then must.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("collector")
@ExtendWith(NeedsCollector.Switch.class)
@interface NeedsCollector {

	/**
	 * Says on the console what is skipped and how to run it: Failsafe only counts.
	 */
	final class Switch implements ExecutionCondition {

		private static final Logger logger = LoggerFactory.getLogger(NeedsCollector.class);

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			if (System.getProperty(CollectorCommand.PROGRAM) != null) {
				return ConditionEvaluationResult.enabled("asked for");
			}
			String reason = "a Collector is started by ./mvnw verify -Pcollector only";
			logger.warn("Skipped {}: {}", context.getDisplayName(), reason);
			return ConditionEvaluationResult.disabled(reason);
		}

	}

}
