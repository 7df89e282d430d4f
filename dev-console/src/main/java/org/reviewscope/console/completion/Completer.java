package org.reviewscope.console.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.completion.Completion.Suggestion;
import org.reviewscope.console.query.Cursor.Place;
import org.reviewscope.console.query.Query;

/**
 * Suggests what may stand at a place in a query.
 *
 * @param place the place
 * @param seen the newest spans or log records
 */
record Completer(Place place, Seen<?> seen) {

	private static final int MOST = 30;

	Completion complete() {
		List<Suggestion> all = switch (this.place.kind()) {
			case NAME -> names();
			case VALUE -> values();
			case OPERATOR -> operators(this.place.symbols());
			case NOTHING -> List.of();
		};
		return new Completion(this.place.start(), this.place.end(), all.stream().limit(MOST).toList());
	}

	private List<Suggestion> names() {
		List<Suggestion> suggestions = new ArrayList<>();
		matching(this.seen.names().known().stream()).map((name) -> new Suggestion(name, "name", null))
			.forEach(suggestions::add);
		counted(this.seen.attributeNames())
			.map((name) -> new Suggestion(Query.name(name.getKey()), "name", name.getValue()))
			.forEach(suggestions::add);
		suggestions.addAll(operators(this.place.symbols()));
		return suggestions;
	}

	private List<Suggestion> values() {
		List<Suggestion> suggestions = new ArrayList<>();
		counted(this.seen.values(this.place.name()))
			.map((value) -> new Suggestion(written(value.getKey()), "value", count(value.getValue())))
			.forEach(suggestions::add);
		return suggestions;
	}

	private List<Suggestion> operators(List<String> symbols) {
		return matching(symbols.stream().filter((symbol) -> this.seen.names().isTraced() || !symbol.equals("{")))
			.map((symbol) -> new Suggestion(symbol, "operator", null))
			.toList();
	}

	private Stream<Map.Entry<String, Integer>> counted(Map<String, Integer> counts) {
		return counts.entrySet()
			.stream()
			.filter((entry) -> matches(entry.getKey()))
			.sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
				.thenComparing(Map.Entry.comparingByKey()));
	}

	private Stream<String> matching(Stream<String> texts) {
		return texts.filter(this::matches);
	}

	private boolean matches(String text) {
		return text.toLowerCase(Locale.ROOT).contains(this.place.typed().toLowerCase(Locale.ROOT));
	}

	private String written(String value) {
		return this.place.quoted() ? Query.quoted(value) : Query.value(value);
	}

	private static @Nullable Integer count(int count) {
		return (count > 0) ? count : null;
	}

}
