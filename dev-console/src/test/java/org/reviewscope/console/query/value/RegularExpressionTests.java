package org.reviewscope.console.query.value;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What makes regular expressions fast does not change what they find.
 */
class RegularExpressionTests {

	private static final String LETTERS = "aabbcc?*+.^$|(){}[]\\1";

	@ParameterizedTest
	@CsvSource({ "/predictions/-?12345,/predictions/:12345", "abc,abc", "ab+c,ab:c", "ab*c,a:c", "ab??c,a:c",
			"^a.b$,a:b", "a|b,''", "(a)b,''", "a{2}b,''", "[a]b,''", "'\\d',''", "a+?b,a:b" })
	void partsAreInEveryMatch(String expression, String parts) {
		assertThat(String.join(":", RegularExpression.partsOf(expression))).isEqualTo(parts);
	}

	@ParameterizedTest
	@ValueSource(longs = { 31, 32, 33, 34 })
	void expressionFindsWhatItsLibraryFinds(long seed) {
		Random random = new Random(seed);
		int compared = 0;
		for (int i = 0; i < 3000; i++) {
			compared += isSame(letters(random, LETTERS, 6), random) ? 1 : 0;
		}
		assertThat(compared).isGreaterThan(500);
	}

	private static boolean isSame(String text, Random random) {
		Pattern pattern;
		try {
			pattern = Pattern.compile(text);
		}
		catch (PatternSyntaxException ex) {
			return false;
		}
		RegularExpression expression = new RegularExpression(text);
		for (String value : List.of(letters(random, "abc1?", 5), letters(random, "abc", 3), "aabbcc")) {
			// The second answer is remembered
			assertThat(List.of(expression.test(value), expression.test(value))).as("%s in %s", text, value)
				.containsOnly(pattern.matcher(value).find());
		}
		return true;
	}

	private static String letters(Random random, String letters, int most) {
		return random.ints(random.nextInt(most + 1), 0, letters.length())
			.mapToObj((at) -> letters.substring(at, at + 1))
			.collect(Collectors.joining());
	}

}
