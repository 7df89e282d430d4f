package org.reviewscope.trust;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class RefusalLogTests {

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);

	private final RefusalLog log = new RefusalLog(this.now::get);

	@Test
	void oneLineASecondCountsTheOthers(CapturedOutput output) {
		this.log.warn("no token");
		this.log.warn("no token");
		this.log.warn("wrong token");
		this.now.addAndGet(1_000_000_000);
		this.log.warn("wrong token");

		assertThat(output).containsOnlyOnce("Refused a caller: no token (0 more")
			.containsOnlyOnce("Refused a caller: wrong token (2 more");
	}

}
