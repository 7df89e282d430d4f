package org.reviewscope.console.query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.console.query.Cursor.Place;
import org.reviewscope.console.query.Cursor.Place.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The grammar says what may stand where somebody is writing.
 */
class CursorTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
			``|NAME|``|``|0
			`ser`|NAME|``|`ser`|0
			`service `|OPERATOR|``|``|8
			`service = `|VALUE|`service`|``|10
			`service=`|VALUE|`service`|``|8
			`service = ga`|VALUE|`service`|`ga`|10
			`http.route = "/pre`|VALUE|`http.route`|`/pre`|13
			`name = "http post`|VALUE|`name`|`http post`|7
			`a = 1 an`|OPERATOR|``|`an`|6
			`a = 1 and `|NAME|``|``|10
			`a = 1 and (du`|NAME|``|`du`|11
			`{ kind = s`|VALUE|`kind`|`s`|9
			`span."x y" = `|VALUE|`span.x y`|``|13
			`😀 = 1 and s`|NAME|``|`s`|11
			""")
	void placeIsKnown(String query, Kind kind, String name, String typed, int start) {
		Place place = Cursor.placeIn(query, query.length());

		assertThat(place).returns(kind, Place::kind)
			.returns(name, Place::name)
			.returns(typed, Place::typed)
			.returns(start, Place::start)
			.returns(query.length(), Place::end);
	}

	@Test
	void signsOfTheGrammarAreOffered() {
		assertThat(Cursor.placeIn("service ", 8).symbols()).containsExactlyInAnyOrder("=", "!=", ">", ">=", "<", "<=",
				"=~", "!~", "and", "or");
		assertThat(Cursor.placeIn("(service ", 9).symbols()).contains(")").doesNotContain("}");
		assertThat(Cursor.placeIn("", 0).symbols()).containsExactlyInAnyOrder("not", "(", "{");
	}

	@Test
	void nothingIsOfferedAfterAnError() {
		assertThat(Cursor.placeIn("service = = ", 12).kind()).isEqualTo(Kind.NOTHING);
		assertThat(Cursor.placeIn("a b c", 5).kind()).isEqualTo(Kind.NOTHING);
	}

	@Test
	void whatStandsBehindDoesNotMatter() {
		assertThat(Cursor.placeIn("service = ga and (", 12)).returns(Kind.VALUE, Place::kind)
			.returns("ga", Place::typed)
			.returns(12, Place::end);
	}

}
