package org.reviewscope.modelstore;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks tests that need a server which not every machine has: they run only when a system
 * property names it. What is skipped is said on the console, because Surefire only
 * counts.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsProperty.Switch.class)
public @interface NeedsProperty {

	/**
	 * The system property, set on Maven's command line.
	 * @return its name
	 */
	String value();

	/**
	 * How to run what is skipped without it.
	 * @return a sentence for the console
	 */
	String otherwise();

	/**
	 * Looks at the property.
	 */
	final class Switch implements ExecutionCondition {

		private static final Logger logger = LoggerFactory.getLogger(NeedsProperty.class);

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			return AnnotationSupport.findAnnotation(context.getElement(), NeedsProperty.class)
				.filter((needs) -> System.getProperty(needs.value()) == null)
				.map((needs) -> skipped(context, needs.otherwise()))
				.orElseGet(() -> ConditionEvaluationResult.enabled("asked for"));
		}

		private static ConditionEvaluationResult skipped(ExtensionContext context, String reason) {
			logger.warn("Skipped {}: {}", context.getDisplayName(), reason);
			return ConditionEvaluationResult.disabled(reason);
		}

	}

}
