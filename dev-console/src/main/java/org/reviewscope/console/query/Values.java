package org.reviewscope.console.query;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The values that a span or log record has of one name: none, one, or many.
 *
 * @param <T> a span or a log record
 */
@FunctionalInterface
interface Values<T> {

	/**
	 * Looks for a value.
	 * @param item the span or log record
	 * @param trace its trace
	 * @param test decides about one value
	 * @return whether there is one that passes
	 */
	boolean any(T item, TraceScope trace, Predicate<Object> test);

	static <T> Values<T> of(Function<T, @Nullable Object> value) {
		return (item, _, test) -> isAny(value.apply(item), test);
	}

	static <T> Values<T> attribute(Function<T, Map<String, Object>> attributes, String key) {
		return (item, _, test) -> isAny(attributes.apply(item).get(key), test);
	}

	static <T, P> Values<T> parts(Function<T, List<P>> parts, Values<P> values) {
		return (item, trace, test) -> {
			for (P part : parts.apply(item)) {
				if (values.any(part, trace, test)) {
					return true;
				}
			}
			return false;
		};
	}

	private static boolean isAny(@Nullable Object value, Predicate<Object> test) {
		return switch (value) {
			case null -> false;
			case List<?> list -> list.stream().anyMatch(test);
			default -> test.test(value);
		};
	}

}
