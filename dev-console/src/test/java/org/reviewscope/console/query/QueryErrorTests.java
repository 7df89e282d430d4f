package org.reviewscope.console.query;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.query.value.QueryException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A query that the language does not know says where it goes wrong, and nothing that
 * anybody writes does worse.
 */
class QueryErrorTests {

	private static final String[] PARTS = { "service", "duration", "status", "http.route", "=", "!=", ">", "<=", "=~",
			"!~", "and", "or", "not", "(", ")", "{", "}", "\"", "'", "\\", "nil", "true", "50ms", "5", "-1.5", "error",
			" ", "  ", "\n", "\u0000", "\u00a0", "\ud83d\ude00", "\ud83d", "*", "[", "a{1000}", "+", "?", ".", "~", "&",
			"|", "span.", "resource.\"x\"", "event.name", "99999999999999999999999999999999999999999999" };

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			service =                  | 10 | a value                                        | the end
			= gateway                  | 1  | a name, a text in quotes, the end, (, { or not | =
			service gateway            | 9  | an operator, the end, and or or                | gateway
			service = a b              | 13 | the end, and or or                             | b
			service = a and            | 16 | a name, a text in quotes, (, { or not          | the end
			(service = a               | 13 | ), and or or                                   | the end
			service = a)               | 12 | the end, and or or                             | )
			{}                         | 2  | a name, a text in quotes, (, { or not          | }
			service = "a               | 11 | a quote that is closed                         | "
			service == a               | 10 | a value                                        | =
			status = eror              | 10 | unset, ok or error                             | eror
			status > ok                | 8  | =, !=, =~ or !~                                | >
			kind = web                 | 8  | unspecified, internal, server, client, producer or consumer | web
			duration > 50              | 12 | a duration such as 50ms                        | 50
			duration =~ 50ms           | 10 | =, !=, >, >=, < or <=                          | =~
			name = a and duration > x  | 25 | a duration such as 50ms                        | x
			cached > true              | 8  | = or != before true                            | >
			took > 50ms                | 6  | = or != before 50ms                            | >
			took > nil                 | 6  | = or != before nil                             | >
			{ status = bad }           | 12 | unset, ok or error                             | bad
			""")
	void errorSaysWhereAndWhat(String query, int column, String expected, String found) {
		assertThatExceptionOfType(QueryException.class).isThrownBy(() -> Query.spans(query)).satisfies((ex) -> {
			assertThat(ex.detail()).isEqualTo("Column %d: expected %s, found %s", column, expected, found);
			assertThat(ex.getStatusCode().value()).isEqualTo(400);
			assertThat(ex.getBody().getProperties()).containsEntry("column", column)
				.containsEntry("expected", expected);
		});
	}

	@Test
	void errorOfARegularExpressionIsTold() {
		assertThatExceptionOfType(QueryException.class).isThrownBy(() -> Query.spans("name =~ \"(\""))
			.satisfies((ex) -> assertThat(ex.detail()).startsWith("Column 9: expected a regular expression (missing"));
	}

	@Test
	void longQueryIsRefused() {
		assertThatExceptionOfType(QueryException.class).isThrownBy(() -> Query.spans("a".repeat(1001)))
			.satisfies((ex) -> assertThat(ex.detail())
				.isEqualTo("A query has at most 1000 characters, this one has 1001"));
		assertThat(Asked.span("a".repeat(1000))).isFalse();
	}

	@Test
	void deepQueryIsAnsweredUpToALimit() {
		assertThat(Asked.span("(".repeat(100) + "service = shop" + ")".repeat(100))).isTrue();
		assertThat(Asked.span("!".repeat(100) + "service = shop")).isTrue();
		assertThat(Asked.span("{".repeat(100) + "service = shop" + "}".repeat(100))).isTrue();
		assertThatExceptionOfType(QueryException.class).isThrownBy(() -> Query.spans("(".repeat(1000)))
			.satisfies((ex) -> assertThat(ex.detail())
				.isEqualTo("A query has at most 100 parentheses, braces and nots, this one has 1000"));
	}

	// Each of them as a program may send it: refused, or answered at once
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void anythingIsRefusedOrAnswered(long seed) {
		Random random = new Random(seed);
		int answered = 0;
		for (int i = 0; i < 2000; i++) {
			answered += isAnswered(anything(random)) ? 1 : 0;
		}
		assertThat(answered).isBetween(20, 1500);
	}

	private static boolean isAnswered(String query) {
		try {
			Asked.span(query);
			Asked.log(query);
			return true;
		}
		catch (QueryException ex) {
			assertThat(ex.detail()).as(query).isNotBlank();
			return false;
		}
		finally {
			Cursor.placeIn(query, query.length());
			Cursor.placeIn(query, query.length() / 2);
		}
	}

	private static String anything(Random random) {
		StringBuilder query = new StringBuilder();
		int length = random.nextInt(1, 9);
		for (int i = 0; i < length; i++) {
			query.append(PARTS[random.nextInt(PARTS.length)]);
			query.append(random.nextBoolean() ? " " : "");
		}
		return query.toString();
	}

}
