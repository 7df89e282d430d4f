package org.reviewscope.system.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
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
 * Marks an annotation whose tests run only when a system property asks for them, and then
 * it is never skipped.
 */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Repeatable(NeedsProperty.All.class)
@ExtendWith(NeedsProperty.Switch.class)
public @interface NeedsProperty {

	/**
	 * The system property, set on Maven's command line.
	 * @return its name; {@code false} counts as not set
	 */
	String property();

	/**
	 * What is skipped without it, and how to run it.
	 * @return a sentence for the console
	 */
	String otherwise();

	/**
	 * Where a test carries several of the marked annotations, it needs all properties.
	 */
	@Target(ElementType.ANNOTATION_TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@Inherited
	@interface All {

		NeedsProperty[] value();

	}

	/**
	 * Says on the console what is skipped and how to run it: Failsafe only counts.
	 */
	final class Switch implements ExecutionCondition {

		private static final Logger logger = LoggerFactory.getLogger(NeedsProperty.class);

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			return AnnotationSupport.findRepeatableAnnotations(context.getElement(), NeedsProperty.class)
				.stream()
				.filter((needs) -> "false".equals(System.getProperty(needs.property(), "false")))
				.findFirst()
				.map((needs) -> skipped(context, needs.otherwise()))
				.orElseGet(() -> ConditionEvaluationResult.enabled("asked for"));
		}

		private static ConditionEvaluationResult skipped(ExtensionContext context, String reason) {
			logger.warn("Skipped {}: {}", context.getDisplayName(), reason);
			return ConditionEvaluationResult.disabled(reason);
		}

	}

}
