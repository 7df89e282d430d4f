package org.reviewscope.observability.autoconfigure.requestlog;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ShedRequestsTests {

	private final AtomicLong now = new AtomicLong(42);

	private final ShedRequests requests = new ShedRequests(this.now::get);

	@Test
	void fewAreAllLogged() {
		for (int second = 0; second < 3; second++) {
			assertThat(next(10)).containsOnly(0);
			pass(Duration.ofSeconds(1));
		}
	}

	@Test
	void ofManyOneASecondIsLoggedWithTheNumberOfTheOthers() {
		assertThat(IntStream.of(next(30)).filter((others) -> others == 0)).hasSize(10);
		pass(Duration.ofMillis(999));
		assertThat(next(5)).containsOnly(-1);
		pass(Duration.ofMillis(1));
		assertThat(next(7)).containsExactly(25, -1, -1, -1, -1, -1, -1);
	}

	@Test
	void eachIsLoggedAgainAfterASecondWithoutMore() {
		next(11);
		pass(Duration.ofSeconds(1));
		assertThat(next(1)).containsExactly(1);
		pass(Duration.ofSeconds(1));
		assertThat(next(10)).containsOnly(0);
	}

	private int[] next(int count) {
		return IntStream.range(0, count).map((i) -> this.requests.next()).toArray();
	}

	private void pass(Duration time) {
		this.now.addAndGet(time.toNanos());
	}

}
