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
 * Marks what starts {@code prometheus} and {@code prometheus-alertmanager}, which not
 * every machine has: it runs with {@code -Pprometheus}, and then must.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("prometheus")
@ExtendWith(NeedsPrometheus.Switch.class)
@interface NeedsPrometheus {

	/**
	 * Says on the console what is skipped and how to run it: Failsafe only counts.
	 */
	final class Switch implements ExecutionCondition {

		private static final Logger logger = LoggerFactory.getLogger(NeedsPrometheus.class);

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			if (Boolean.getBoolean("reviewscope.prometheus")) {
				return ConditionEvaluationResult.enabled("asked for");
			}
			String reason = "Prometheus and Alertmanager are started by ./mvnw verify -Pprometheus only";
			logger.warn("Skipped {}: {}", context.getDisplayName(), reason);
			return ConditionEvaluationResult.disabled(reason);
		}

	}

}
