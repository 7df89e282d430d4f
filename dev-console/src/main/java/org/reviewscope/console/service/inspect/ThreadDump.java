package org.reviewscope.console.service.inspect;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The platform threads of a JVM, or its virtual ones: no command of the JDK has both and
 * the deadlocks.
 *
 * @param threads the threads
 * @param deadlock what the JVM says of threads that wait for each other for ever, empty
 * when there are none
 */
record ThreadDump(List<DumpedThread> threads, String deadlock) {

	/** More virtual threads are not readable on a page. */
	private static final int SHOWN = 300;

	private static final Pattern DEADLOCK = Pattern.compile("(?ms)^Found (one|a) Java-level deadlock.*");

	/**
	 * Reads the platform threads.
	 * @param text the answer of {@code Thread.print}
	 * @return the threads
	 */
	static ThreadDump platform(String text) {
		Matcher deadlock = DEADLOCK.matcher(text);
		boolean found = deadlock.find();
		String threads = found ? text.substring(0, deadlock.start()) : text;
		return new ThreadDump(Arrays.stream(threads.split("\n(?=\")"))
			.filter((block) -> block.startsWith("\""))
			// What follows the last thread belongs to none
			.map((block) -> DumpedThread.platform(block.split("\n\nJNI global refs", 2)[0].strip()))
			.toList(), found ? deadlock.group().strip() : "");
	}

	/**
	 * Reads the virtual threads.
	 * @param text what {@code Thread.dump_to_file} writes in its plain format, or the
	 * beginning of it
	 * @return the threads
	 */
	static ThreadDump virtual(String text) {
		return new ThreadDump(Arrays.stream(text.split("\\R{2,}")).flatMap(DumpedThread::virtual).toList(), "");
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

	public List<DumpedThread> first() {
		return this.threads.stream().limit(SHOWN).toList();
	}

	String text() {
		return this.threads.stream().map(DumpedThread::text).collect(Collectors.joining("\n\n"));
	}

}
