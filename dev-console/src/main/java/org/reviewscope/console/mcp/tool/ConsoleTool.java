package org.reviewscope.console.mcp.tool;

/**
 * Something that an agent can ask the console, or ask it to do.
 */
public interface ConsoleTool {

	/**
	 * How agents call it.
	 * @return a name in lower case
	 */
	String name();

	/**
	 * How people call it.
	 * @return a few words
	 */
	String title();

	/**
	 * What it is good for, for agents that have never seen it.
	 * @return some sentences
	 */
	String description();

	/**
	 * What it is asked with.
	 * @return its parameters
	 */
	InputSchema input();

	/**
	 * Answers a call.
	 * @param arguments what it is asked with, as the schema wants it
	 * @return the answer
	 * @throws org.reviewscope.console.query.value.QueryException if the arguments ask for
	 * something that does not exist; says what would
	 */
	Answer call(ToolArguments arguments);

	/**
	 * Whether it changes anything in the services.
	 * @return {@code false} for those that only read
	 */
	default boolean acts() {
		return false;
	}

}
