package org.reviewscope.modelstore.replica;

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
 * Marks what needs a real PostgreSQL that runs already. Says on the console what is
 * skipped without one: Surefire only counts.
 */
@Tag("replicas")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPostgres.Switch.class)
@interface NeedsPostgres {

	/** As in {@code jdbc:postgresql://localhost/test?user=test}. */
	String PROPERTY = "reviewscope.postgres";

	/**
	 * Looks at the property.
	 */
	final class Switch implements ExecutionCondition {

		private static final Logger logger = LoggerFactory.getLogger(NeedsPostgres.class);

		private static final String OTHERWISE = "it needs a PostgreSQL: bash .ci/replicas, or "
				+ "-Dreviewscope.postgres=jdbc:postgresql://localhost/test?user=test";

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			if (System.getProperty(PROPERTY) != null) {
				return ConditionEvaluationResult.enabled("asked for");
			}
			logger.warn("Skipped {}: {}", context.getDisplayName(), OTHERWISE);
			return ConditionEvaluationResult.disabled(OTHERWISE);
		}

	}

}
