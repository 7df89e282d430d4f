package org.reviewscope.console.launch.output;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a terminal would obey is left out, and all else stays.
 */
class PlainTextTests {

	@ParameterizedTest
	@CsvSource({ "plain [0m text,plain [0m text", "E[32mINFOE[0;39m done,INFO done", "E[2KE[1Gline,line",
			"E]0;titleBline,line", "E]8;;http://xE\\linkE]8;;E\\,link", "cutE[3,cut", "cutE,cut",
			"tab\tstays,tab\tstays", "Zero\u0000Back\b,ZeroBack", "Grüße 💛 <b>,Grüße 💛 <b>", "E(Bcharset,charset" })
	void codesAreLeftOut(String written, String shown) {
		assertThat(PlainText.of(written.replace("Back", "back").replace('E', '\033').replace('B', '\007')))
			.isEqualTo(shown.replace("Back", "back").replace('E', '\033').replace('B', '\007'));
	}

}
