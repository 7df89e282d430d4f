package org.reviewscope.console.mcp.tool;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.ResultLimit;

/**
 * The arguments of a call of a tool. Their types are those of its schema.
 */
public final class ToolArguments {

	static final int DEFAULT_LIMIT = 50;

	private final Map<String, Object> values;

	public ToolArguments(@Nullable Map<String, Object> values) {
		this.values = Objects.requireNonNullElse(values, Map.of());
	}

	/**
	 * A text.
	 * @param name its name
	 * @return the text without blanks around it, empty when there is none
	 */
	public String text(String name) {
		return Objects.toString(this.values.get(name), "").strip();
	}

	/**
	 * A switch.
	 * @param name its name
	 * @return whether it is on
	 */
	public boolean isOn(String name) {
		return Boolean.TRUE.equals(this.values.get(name));
	}

	public boolean has(String name) {
		return !text(name).isEmpty();
	}

	/**
	 * How many items the answer has at most.
	 * @return a number from 1 to 1000
	 */
	public int limit() {
		return (this.values.get("limit") instanceof Number limit) ? ResultLimit.checked(limit.intValue())
				: DEFAULT_LIMIT;
	}

	/**
	 * The query and its time range.
	 * @return what the query language makes of them
	 */
	public QueryForm form() {
		return form("from", "until");
	}

	/**
	 * The query with another time range.
	 * @param from the name of its begin
	 * @param until the name of its end
	 * @return what the query language makes of them
	 */
	public QueryForm form(String from, String until) {
		return new QueryForm(text("query"), text(from), text(until));
	}

}
