package org.reviewscope.observability.autoconfigure.rollbar;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.rollbar.DroppedItems.Reason;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One line a minute says what is wrong, and which setting to look at.
 */
class TroublesTests {

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(Troubles.LOGGER);

	private final AtomicLong nanoTime = new AtomicLong();

	private final DroppedItems dropped = new DroppedItems();

	private final Troubles troubles = new Troubles(this.dropped, this.nanoTime::get);

	@BeforeEach
	void listen() {
		this.lines.start();
		this.logger.addAppender(this.lines);
	}

	@AfterEach
	void end() {
		this.logger.detachAppender(this.lines);
	}

	@Test
	void writesOneLineAMinute() {
		this.troubles.write(new Answer(429, true));
		this.dropped.add(Reason.UNAVAILABLE);
		this.nanoTime.addAndGet(Duration.ofSeconds(59).toNanos());
		this.troubles.write(new Answer(429, true));
		assertThat(this.lines.list).hasSize(1);

		this.nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
		this.troubles.write(Answer.NONE);
		assertThat(this.lines.list).extracting(ILoggingEvent::getFormattedMessage)
			.containsExactly("Rollbar answered 429: the project's limit is reached (dropped since the start: 0)",
					"Rollbar does not answer, or not as Rollbar does (dropped since the start: 1)");
	}

	@Test
	void namesTheSettingOfAWrongToken() {
		this.troubles.write(new Answer(401, true));
		assertThat(this.lines.list).singleElement()
			.satisfies((line) -> assertThat(line.getFormattedMessage()).startsWith(
					"Rollbar answered 401: is the token of ROLLBAR_ACCESS_TOKEN_FILE or ROLLBAR_ACCESS_TOKEN right"));
	}

}
