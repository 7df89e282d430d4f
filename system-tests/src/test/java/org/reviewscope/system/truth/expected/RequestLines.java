package org.reviewscope.system.truth.expected;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The gateway logs each request that it has answered, with the name of its span and its
 * status.
 */
final class RequestLines {

	private static final Pattern ROOT = Pattern.compile("gateway SERVER (?<name>.+?) (?<status>\\d{3})( ERROR)?");

	private RequestLines() {
	}

	/**
	 * Adds the line to those of the gateway's own span, which are in the order of the
	 * alphabet.
	 * @param tree a trace
	 * @return the same, if it is of no request to the gateway
	 */
	static String in(String tree) {
		List<String> lines = new ArrayList<>(tree.lines().toList());
		Matcher root = ROOT.matcher(lines.getFirst());
		if (!root.matches()) {
			return tree;
		}
		String line = "  log INFO %s %s".formatted(root.group("name"), root.group("status"));
		int place = 1;
		while (place < lines.size() && (lines.get(place).startsWith("  event ")
				|| (lines.get(place).startsWith("  log ") && lines.get(place).compareTo(line) < 0))) {
			place++;
		}
		lines.add(place, line);
		return String.join("\n", lines) + "\n";
	}

}
