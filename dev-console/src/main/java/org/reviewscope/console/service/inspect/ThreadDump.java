package org.reviewscope.console.service.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The answer of {@code Thread.print} in its parts.
 *
 * @param threads the platform threads
 * @param deadlock what the JVM says of threads that wait for each other for ever, empty
 * when there are none
 */
record ThreadDump(List<DumpedThread> threads, String deadlock) {

	private static final Pattern NAME = Pattern.compile("^\"(.*)\" ");

	private static final Pattern STATE = Pattern.compile("java\\.lang\\.Thread\\.State: (\\w+)");

	private static final Pattern DEADLOCK = Pattern.compile("(?ms)^Found (one|a) Java-level deadlock.*");

	static ThreadDump of(String text) {
		Matcher deadlock = DEADLOCK.matcher(text);
		boolean found = deadlock.find();
		String threads = found ? text.substring(0, deadlock.start()) : text;
		List<DumpedThread> dumped = new ArrayList<>();
		Arrays.stream(threads.split("\n(?=\")"))
			.filter((block) -> block.startsWith("\""))
			.forEach((block) -> dumped.add(thread(block)));
		return new ThreadDump(dumped, found ? deadlock.group().strip() : "");
	}

	/**
	 * How many threads are in each state.
	 * @return for example {@code 12 WAITING, 3 RUNNABLE}
	 */
	public String summary() {
		Map<String, Long> states = this.threads.stream()
			.collect(Collectors.groupingBy(DumpedThread::state, TreeMap::new, Collectors.counting()));
		return states.entrySet()
			.stream()
			.map((entry) -> entry.getValue() + " " + entry.getKey())
			.collect(Collectors.joining(", "));
	}

	private static DumpedThread thread(String block) {
		// What follows the last thread belongs to none
		String text = block.split("\n\nJNI global refs", 2)[0].strip();
		Matcher name = NAME.matcher(text);
		Matcher state = STATE.matcher(text);
		return new DumpedThread(name.find() ? name.group(1) : "", state.find() ? state.group(1) : "JVM", text);
	}

}
