package org.reviewscope.console.query.value;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Compares words of a small set, ignoring case.
 *
 * @param words all of them in lower case, the least first if they have an order
 * @param ordered whether they have
 */
public record WordValue(List<String> words, boolean ordered) implements ValueType {

	public static WordValue of(Enum<?>[] values, boolean ordered) {
		return new WordValue(Arrays.stream(values).map((value) -> value.name().toLowerCase(Locale.ROOT)).toList(),
				ordered);
	}

	@Override
	public Predicate<Object> test(Comparison comparison) {
		Operator operator = comparison.operator();
		if (operator == Operator.MATCHES) {
			Predicate<Object> expression = TextValue.regularExpression(comparison.literal());
			return (value) -> expression.test(value.toString().toLowerCase(Locale.ROOT));
		}
		if (operator.isOrder() && !this.ordered) {
			throw comparison.expected("=, !=, =~ or !~");
		}
		int wanted = place(comparison.literal().text());
		if (wanted < 0) {
			throw comparison.literal().expected(alternatives());
		}
		return (value) -> operator.accepts(Integer.compare(place(value.toString()), wanted));
	}

	private int place(String word) {
		for (int i = 0; i < this.words.size(); i++) {
			if (this.words.get(i).equalsIgnoreCase(word)) {
				return i;
			}
		}
		return -1;
	}

	private String alternatives() {
		int last = this.words.size() - 1;
		return String.join(", ", this.words.subList(0, last)) + " or " + this.words.get(last);
	}

}
