package org.reviewscope.console.mcp;

import java.util.LinkedHashMap;
import java.util.Map;

import org.reviewscope.console.mcp.tool.Answer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Writes an answer as JSON within the bound. What does not fit is left out from the end,
 * as whole items, and counted.
 */
@Component
class AnswerWriter {

	/** The bound of 20 kB, less what the message around the text takes. */
	private static final int MOST_BYTES = 20_000 - 300;

	/** For the sentence that says what was left out. */
	private static final int NOTE_BYTES = 600;

	private final JsonMapper json;

	AnswerWriter(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Writes an answer.
	 * @param answer the answer
	 * @return an object in JSON that takes at most 20 kB as a text inside of the message
	 */
	String write(Answer answer) {
		StringBuilder items = new StringBuilder();
		int left = MOST_BYTES - NOTE_BYTES - bytes(this.json.writeValueAsString(answer.head()));
		int most = left;
		int written = 0;
		for (Object item : answer.items()) {
			String text = this.json.writeValueAsString(item) + ",\n";
			int size = bytes(text);
			if (size <= left) {
				items.append(text);
				left -= size;
				written++;
			}
			else if (size <= most) {
				break;
			}
		}
		return text(answer, items, written);
	}

	private String text(Answer answer, StringBuilder items, int written) {
		Map<String, Object> around = new LinkedHashMap<>(answer.head());
		if (written < answer.items().size()) {
			around.put("leftOut", "%d of %d %s do not fit in 20 kB. To ask for less: %s"
				.formatted(answer.items().size() - written, answer.items().size(), answer.name(), answer.less()));
		}
		String list = (written > 0) ? items.substring(0, items.length() - 2) : "";
		String head = this.json.writeValueAsString(around);
		return "%s%s\"%s\":[%s]}".formatted(head.substring(0, head.length() - 1), around.isEmpty() ? "" : ",",
				answer.name(), list);
	}

	// As a text in JSON, where each quotation mark takes two
	private int bytes(String text) {
		return this.json.writeValueAsBytes(text).length;
	}

}
