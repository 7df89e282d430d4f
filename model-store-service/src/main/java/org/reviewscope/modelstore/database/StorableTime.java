package org.reviewscope.modelstore.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A time that every database can store: the range of {@link Instant} is much larger.
 */
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = StorableTime.Validator.class)
public @interface StorableTime {

	String message() default "must be between the years 2000 and 9999";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Checks the range.
	 */
	class Validator implements ConstraintValidator<StorableTime, Instant> {

		private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

		private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

		@Override
		public boolean isValid(@Nullable Instant time, ConstraintValidatorContext context) {
			return time == null || (!time.isBefore(FIRST) && time.isBefore(END));
		}

	}

}
