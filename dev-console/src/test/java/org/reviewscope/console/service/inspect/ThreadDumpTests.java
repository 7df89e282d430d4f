package org.reviewscope.console.service.inspect;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Virtual threads as the JDK's versions write them.
 */
class ThreadDumpTests {

	@Test
	void virtualThreadsAreChosenFromAllOfAFile() {
		ThreadDump dump = ThreadDump.virtual("""
				4711
				2026-11-23T23:22:24.196658873Z
				25.0.3+9-LTS

				#3 "main" TIMED_WAITING 2026-11-23T23:22:24.341605249Z
				    at java.base/java.lang.Thread.sleep(Thread.java:540)

				#23 "a "quoted" name" virtual TIMED_WAITING 2026-11-23T23:22:24.354497598Z
				    at java.base/java.lang.Thread.sleep(Thread.java:540)

				#29 "" virtual BLOCKED 2026-11-23T23:22:24.355891417Z
				    at shop.Order.pay(Order.java:6)
				    - waiting to lock <java.lang.Class@7ea37dbf>
				""");

		assertThat(dump.threads()).extracting(DumpedThread::name, DumpedThread::state)
			.containsExactly(tuple("a \"quoted\" name", "TIMED_WAITING"), tuple("#29", "BLOCKED"));
		assertThat(dump.threads().getLast().text()).startsWith("#29").endsWith("<java.lang.Class@7ea37dbf>");
		assertThat(dump.summary()).isEqualTo("1 BLOCKED, 1 TIMED_WAITING");
	}

	@Test
	void javaBefore25TellsNoStateOfAVirtualThread() {
		ThreadDump dump = ThreadDump
			.virtual("#22 \"\" virtual\n      java.base/java.lang.Thread.sleep(Thread.java:540)\n");

		assertThat(dump.summary()).isEqualTo("1 UNKNOWN");
	}

	@Test
	void pageShowsTheFirstOfMany() {
		ThreadDump dump = ThreadDump.virtual(IntStream.range(0, 301)
			.mapToObj("#%d \"\" virtual WAITING 2026-11-23T23:22:24Z"::formatted)
			.collect(Collectors.joining("\n\n")));

		assertThat(dump.threads()).hasSize(301);
		assertThat(dump.first()).hasSize(300);
	}

}
