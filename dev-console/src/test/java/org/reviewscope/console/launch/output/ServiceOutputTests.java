package org.reviewscope.console.launch.output;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.feed.Subscription;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The newest lines are kept, within limits, and followed without a gap.
 */
class ServiceOutputTests {

	private final ServiceOutput output = new ServiceOutput();

	@Test
	void linesAreNumberedAndBearTheirStream() {
		this.output.add(OutputSource.STDOUT, "one");
		this.output.add(OutputSource.STDERR, "\033[31mtwo\033[0m");

		List<OutputLine> lines = this.output.newest(10, (line) -> true);

		assertThat(lines).extracting(OutputLine::number).containsExactly(1L, 2L);
		assertThat(lines).extracting(OutputLine::source).containsExactly(OutputSource.STDOUT, OutputSource.STDERR);
		assertThat(lines).extracting(OutputLine::text).containsExactly("one", "two");
		assertThat(lines.getFirst().time()).isBeforeOrEqualTo(lines.getLast().time());
	}

	@Test
	void newestOfTheWantedLinesAreFound() {
		for (int line = 1; line <= 6; line++) {
			this.output.add((line % 2 == 0) ? OutputSource.STDERR : OutputSource.STDOUT, "line " + line);
		}

		assertThat(this.output.newest(2, (line) -> line.source() == OutputSource.STDERR)).extracting(OutputLine::text)
			.containsExactly("line 4", "line 6");
	}

	@Test
	void manyLinesPushTheOldestOut() {
		for (int line = 0; line < ServiceOutput.MOST_LINES + 3; line++) {
			this.output.add(OutputSource.STDOUT, "");
		}

		assertThat(this.output.newest(Integer.MAX_VALUE, (line) -> true)).hasSize(ServiceOutput.MOST_LINES)
			.first()
			.extracting(OutputLine::number)
			.isEqualTo(4L);
		assertThat(this.output.forgotten()).isEqualTo(3);
		assertThat(this.output.last()).isEqualTo(ServiceOutput.MOST_LINES + 3);
	}

	@Test
	void longLinesPushTheOldestOut() {
		String text = "x".repeat(8000);
		int fit = ServiceOutput.MOST_BYTES / (2 * 8000 + 120);
		for (int line = 0; line < fit + 5; line++) {
			this.output.add(OutputSource.STDOUT, text);
		}

		assertThat(this.output.newest(Integer.MAX_VALUE, (line) -> true)).hasSize(fit);
		assertThat(this.output.forgotten()).isEqualTo(5);
	}

	@Test
	void followerBeginsWhereItHasStopped() throws InterruptedException {
		this.output.add(OutputSource.STDOUT, "one");
		this.output.add(OutputSource.STDOUT, "two");

		try (Subscription<OutputLine> subscription = this.output.follow(1)) {
			this.output.add(OutputSource.STDERR, "three");

			assertThat(subscription.take(Duration.ofMillis(1)).items()).extracting(OutputLine::text)
				.containsExactly("two", "three");
		}
	}

	@Test
	void followerOfAnotherLauncherGetsAllLines() throws InterruptedException {
		this.output.add(OutputSource.STDOUT, "one");

		try (Subscription<OutputLine> subscription = this.output.follow(4711)) {
			assertThat(subscription.take(Duration.ofMillis(1)).items()).extracting(OutputLine::text)
				.containsExactly("one");
		}
	}

	@Test
	void followerGetsAllThatIsKept() throws InterruptedException {
		for (int line = 0; line < 200; line++) {
			this.output.add(OutputSource.STDOUT, "x".repeat(8000));
		}

		try (Subscription<OutputLine> subscription = this.output.follow(0)) {
			assertThat(subscription.take(Duration.ofMillis(1)))
				.isEqualTo(new Subscription.Arrived<>(this.output.newest(Integer.MAX_VALUE, (line) -> true), 0));
		}
	}

}
