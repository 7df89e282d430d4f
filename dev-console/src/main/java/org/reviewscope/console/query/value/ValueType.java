package org.reviewscope.console.query.value;

import java.util.function.Predicate;

/**
 * What the values of a name are, and so how they are compared.
 */
@FunctionalInterface
public interface ValueType {

	/** A text, whatever the value in the query looks like: names and ids. */
	ValueType TEXT = TextValue::test;

	/** Anything that an attribute may be. */
	ValueType ANY = AnyValue::test;

	/** What was measured. */
	ValueType NUMBER = AnyValue::testNumber;

	/** Nanoseconds. */
	ValueType DURATION = DurationValue::test;

	/**
	 * Compiles a comparison.
	 * @param comparison an operator that denies nothing, and the value in the query
	 * @return decides about one value of a span or log record
	 * @throws QueryException if these values cannot be compared so
	 */
	Predicate<Object> test(Comparison comparison);

}
