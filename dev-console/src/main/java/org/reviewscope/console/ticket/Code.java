package org.reviewscope.console.ticket;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.reviewscope.console.telemetry.LongText;

/**
 * Puts texts of anybody into Markdown as code: there, nothing is a link, HTML, or a
 * mention of a person, whom the ticket's site would notify.
 */
final class Code {

	private static final Pattern BACKTICKS = Pattern.compile("`+");

	/** What turns text around, and controls other than the end of a line and tabs. */
	private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

	private static final Pattern BLANKS = Pattern.compile("\\s+");

	private Code() {
	}

	/**
	 * Makes a part of a line.
	 * @param text any text
	 * @param most how many characters of it are shown
	 * @return code between backticks
	 */
	static String span(String text, int most) {
		String line = line(text, most);
		String fence = "`".repeat(longestRun(line) + 1);
		// Blanks, which are not shown, keep its own backticks apart from the fence
		return fence + " " + line + " " + fence;
	}

	/**
	 * Makes one line of a block.
	 * @param text any text
	 * @param most how many characters of it are shown
	 * @return the text without ends of lines
	 */
	static String line(String text, int most) {
		String line = BLANKS.matcher(visible(text, most)).replaceAll(" ").strip();
		return line.isEmpty() ? "(empty)" : line;
	}

	/**
	 * Makes a block.
	 * @param text any text
	 * @param most how many characters of it are shown
	 * @return the block with its end of line
	 */
	static String block(String text, int most) {
		String content = visible(text, most).stripTrailing();
		String fence = "`".repeat(Math.max(3, longestRun(content) + 1));
		return fence + "text\n" + content + "\n" + fence + "\n";
	}

	private static String visible(String text, int most) {
		String shown = (text.length() > most) ? LongText.beginning(text, most) + "\u2026" : text;
		return INVISIBLE.matcher(shown.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("\ufffd");
	}

	private static int longestRun(String text) {
		return BACKTICKS.matcher(text).results().map(MatchResult::group).mapToInt(String::length).max().orElse(0);
	}

}
