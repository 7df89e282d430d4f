package org.reviewscope.console.mcp.read;

import java.util.Locale;
import java.util.regex.Pattern;

import org.reviewscope.console.query.value.QueryException;

/**
 * Trace ids as agents write them.
 */
final class TraceIds {

	private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{32}");

	private TraceIds() {
	}

	static String checked(String name, String text) {
		if (!ID.matcher(text).matches()) {
			throw new QueryException(name + ": expected 32 hexadecimal digits");
		}
		return text.toLowerCase(Locale.ROOT);
	}

	static QueryException unknown(String id) {
		return new QueryException("Nothing of trace " + id + " that matches the query has arrived, or it was dropped "
				+ "because it is old. Spans arrive some seconds after their request");
	}

}
