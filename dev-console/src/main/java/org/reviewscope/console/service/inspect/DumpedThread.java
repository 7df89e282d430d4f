package org.reviewscope.console.service.inspect;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A thread of a dump.
 *
 * @param name its name; of a virtual thread without one, its number
 * @param state its state, as {@code java.lang.Thread.State} calls it; {@code JVM} for a
 * thread that runs no Java, {@code UNKNOWN} for a virtual one before Java 25
 * @param text all that the dump says of it
 */
record DumpedThread(String name, String state, String text) {

	private static final Pattern NAME = Pattern.compile("^\"(.*)\" ");

	private static final Pattern STATE = Pattern.compile("java\\.lang\\.Thread\\.State: (\\w+)");

	private static final Pattern VIRTUAL = Pattern
		.compile("^(?<number>#\\d+) \"(?<name>.*)\" virtual( (?<state>[A-Z_]+) \\S+)?$", Pattern.MULTILINE);

	static DumpedThread platform(String text) {
		Matcher name = NAME.matcher(text);
		Matcher state = STATE.matcher(text);
		return new DumpedThread(name.find() ? name.group(1) : "", state.find() ? state.group(1) : "JVM", text);
	}

	/**
	 * Reads a virtual thread.
	 * @param text a thread of {@code Thread.dump_to_file}, virtual or not
	 * @return the thread, if it is virtual
	 */
	static Stream<DumpedThread> virtual(String text) {
		Matcher head = VIRTUAL.matcher(text);
		if (!head.lookingAt()) {
			return Stream.empty();
		}
		String name = head.group("name").isEmpty() ? head.group("number") : head.group("name");
		return Stream
			.of(new DumpedThread(name, Objects.requireNonNullElse(head.group("state"), "UNKNOWN"), text.strip()));
	}

}
