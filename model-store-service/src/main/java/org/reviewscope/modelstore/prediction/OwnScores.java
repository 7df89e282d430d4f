package org.reviewscope.modelstore.prediction;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.reviewscope.modelstore.model.Sentiment;

/**
 * Checks that a prediction agrees with its own scores, as those of every model do.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OwnScores.Validator.class)
@interface OwnScores {

	String message() default "has scores that do not sum to 1, or whose highest is not that of the sentiment and the confidence";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Checks the sum and the highest. What is missing is said elsewhere.
	 */
	class Validator implements ConstraintValidator<OwnScores, PredictionRecord> {

		/** For models and languages that round. */
		private static final double TOLERANCE = 0.001;

		@Override
		@SuppressWarnings("NullAway") // see PredictionRecord
		public boolean isValid(PredictionRecord content, ConstraintValidatorContext context) {
			Scores scores = content.scores();
			if (scores == null || Stream
				.of(content.sentiment(), content.confidence(), scores.negative(), scores.neutral(), scores.positive())
				.anyMatch((value) -> value == null)) {
				return true;
			}
			DoubleSummaryStatistics all = DoubleStream.of(scores.negative(), scores.neutral(), scores.positive())
				.summaryStatistics();
			double own = of(scores, content.sentiment());
			return near(all.getSum(), 1) && near(own, all.getMax()) && near(own, content.confidence());
		}

		// False for what is no number
		private static boolean near(double one, double other) {
			return Math.abs(one - other) <= TOLERANCE;
		}

		private static double of(Scores scores, Sentiment sentiment) {
			return switch (sentiment) {
				case NEGATIVE -> scores.negative();
				case NEUTRAL -> scores.neutral();
				case POSITIVE -> scores.positive();
			};
		}

	}

}
