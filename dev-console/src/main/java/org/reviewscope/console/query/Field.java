package org.reviewscope.console.query;

import java.util.function.Predicate;

import org.reviewscope.console.query.value.Comparison;
import org.reviewscope.console.query.value.Literal;
import org.reviewscope.console.query.value.ValueType;

/**
 * What a name in a query stands for.
 *
 * @param type how its values are compared
 * @param values where they are found
 * @param <T> what has them: a span or a log record
 */
record Field<T>(ValueType type, Values<T> values) {

	Condition<T> exists() {
		return (item, trace) -> this.values.any(item, trace, (value) -> true);
	}

	/**
	 * Compiles a comparison. One that denies holds where there is a value, and none of
	 * them is the one denied.
	 * @param comparison the comparison
	 * @return the condition
	 */
	Condition<T> compare(Comparison comparison) {
		if (comparison.literal().kind() == Literal.Kind.NIL) {
			return compareWithNothing(comparison);
		}
		Predicate<Object> test = this.type.test(comparison.affirmed());
		if (!comparison.isDenial()) {
			return (item, trace) -> this.values.any(item, trace, test);
		}
		Condition<T> exists = exists();
		return (item, trace) -> exists.holds(item, trace) && !this.values.any(item, trace, test);
	}

	private Condition<T> compareWithNothing(Comparison comparison) {
		Condition<T> exists = exists();
		return switch (comparison.operator()) {
			case EQUAL -> (item, trace) -> !exists.holds(item, trace);
			case NOT_EQUAL -> exists;
			default -> throw comparison.expected("= or != before nil");
		};
	}

}
