package org.reviewscope.console.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import org.reviewscope.console.query.value.DurationValue;
import org.reviewscope.console.query.value.ValueType;
import org.reviewscope.console.query.value.WordValue;
import org.reviewscope.console.store.metric.Course;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;

/**
 * The names that a query about spans, log records or series of metrics may use.
 *
 * @param <T> a span, a log record or a series
 */
public final class Names<T> {

	/** What stands before the name of an attribute that is called like something else. */
	static final String ATTRIBUTE = "attribute.";

	private final Map<String, Field<T>> known;

	private final Map<String, Function<String, Values<T>>> scopes;

	private final Parts<T> parts;

	private final Function<T, String> text;

	Names(Map<String, Field<T>> known, Map<String, Function<String, Values<T>>> scopes, Parts<T> parts,
			Function<T, String> text) {
		this.known = known;
		this.scopes = scopes;
		this.parts = parts;
		this.text = text;
	}

	public static Names<Span> ofSpans() {
		return SpanNames.NAMES;
	}

	public static Names<LogLine> ofLogs() {
		return LogNames.NAMES;
	}

	public static Names<Course> ofMetrics() {
		return MetricNames.NAMES;
	}

	/**
	 * Tells whether there is a trace around what is asked about.
	 * @return whether a query may ask for something of it
	 */
	public boolean isTraced() {
		return this != MetricNames.NAMES;
	}

	/**
	 * The names of what is not an attribute.
	 * @return the names in order
	 */
	public List<String> known() {
		return this.known.keySet().stream().sorted().toList();
	}

	/**
	 * The only words that are values of a name.
	 * @param name the name
	 * @return the words, none if there may be any
	 */
	public List<String> wordsOf(String name) {
		return (field(name).type() instanceof WordValue type) ? type.words() : List.of();
	}

	/**
	 * Writes a value as a query has it, without quotes.
	 * @param name its name
	 * @param value the value
	 * @return the value, of a duration the next shorter one with a unit: nobody looks for
	 * its nanoseconds
	 */
	public String written(String name, Object value) {
		return switch (value) {
			case Long nanos when field(name).type() == ValueType.DURATION -> DurationValue.rounded(nanos);
			// Without an exponent, which the grammar does not know
			case Double number when Double.isFinite(number) ->
				BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
			default -> value.toString();
		};
	}

	/**
	 * Visits the names of the attributes of a span, log record or series.
	 * @param item the span, log record or series
	 * @param visitor gets each as a query has it
	 */
	public void visitAttributes(T item, Consumer<String> visitor) {
		this.parts.visit(item,
				(scope, attributes) -> attributes.keySet().forEach((key) -> visitor.accept(attributeName(scope, key))));
	}

	/**
	 * Visits the values of a span, log record or series.
	 * @param name their name
	 * @param item the span, log record or series
	 * @param trace its trace
	 * @param visitor gets each value
	 */
	public void visitValues(String name, T item, TraceScope trace, Consumer<Object> visitor) {
		field(name).values().any(item, trace, (value) -> {
			visitor.accept(value);
			return false;
		});
	}

	/**
	 * Finds what a name stands for. Any that is not known is an attribute's.
	 * @param name the name
	 * @return where its values are found
	 */
	Field<T> field(String name) {
		Field<T> field = this.known.get(name);
		return (field != null) ? field : new Field<>(ValueType.ANY, values(name));
	}

	/**
	 * Where a text without a name is looked for.
	 * @param item the span, log record or series
	 * @return its name or its message
	 */
	String textOf(T item) {
		return this.text.apply(item);
	}

	private String attributeName(String scope, String key) {
		if (scope.isEmpty()) {
			return isTaken(key) ? ATTRIBUTE + key : key;
		}
		return scope + key;
	}

	private boolean isTaken(String name) {
		return this.known.containsKey(name) || this.scopes.keySet().stream().anyMatch(name::startsWith);
	}

	private Values<T> values(String name) {
		for (Map.Entry<String, Function<String, Values<T>>> scope : this.scopes.entrySet()) {
			if (name.startsWith(scope.getKey())) {
				return scope.getValue().apply(name.substring(scope.getKey().length()));
			}
		}
		return values(ATTRIBUTE + name);
	}

	/**
	 * The maps of attributes that belong to a span, log record or series.
	 *
	 * @param <T> a span, a log record or a series
	 */
	@FunctionalInterface
	interface Parts<T> {

		/**
		 * Visits each map.
		 * @param item the span, log record or series
		 * @param visitor gets what stands before the names in a query, and the map
		 */
		void visit(T item, BiConsumer<String, Map<String, Object>> visitor);

	}

}
