package org.reviewscope.console.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.feed.Subscription.Arrived;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader gets what fits, and is told how much did not.
 */
class SubscriptionTests {

	private final Feed<String> feed = new Feed<>((_) -> Subscription.MOST_BYTES / 4);

	@Test
	void eachFollowerGetsWhatArrivesInOrder() throws InterruptedException {
		try (Subscription<String> one = this.feed.subscribe(); Subscription<String> other = this.feed.subscribe()) {
			this.feed.publish(List.of("a", "b"));
			this.feed.publish(List.of("c"));

			assertThat(one.take(Duration.ofMillis(1))).isEqualTo(new Arrived<>(List.of("a", "b", "c"), 0));
			assertThat(other.take(Duration.ofMillis(1))).isEqualTo(new Arrived<>(List.of("a", "b", "c"), 0));
			assertThat(one.take(Duration.ofMillis(1))).isEqualTo(new Arrived<>(List.of(), 0));
		}
	}

	@Test
	void whatDoesNotFitIsCounted() throws InterruptedException {
		try (Subscription<String> slow = this.feed.subscribe()) {
			this.feed.publish(List.of("a", "b", "c", "d", "e", "f"));

			assertThat(slow.take(Duration.ofMillis(1))).isEqualTo(new Arrived<>(List.of("a", "b", "c", "d"), 2));

			this.feed.publish(List.of("g"));
			assertThat(slow.take(Duration.ofMillis(1))).isEqualTo(new Arrived<>(List.of("g"), 0));
		}
	}

	@Test
	void itemThatIsTooLargeAloneIsPassedOn() throws InterruptedException {
		Feed<String> large = new Feed<>((_) -> 2 * Subscription.MOST_BYTES);
		try (Subscription<String> subscription = large.subscribe()) {
			large.publish(List.of("a", "b"));

			assertThat(subscription.take(Duration.ofMillis(1))).isEqualTo(new Arrived<>(List.of("a"), 1));
		}
	}

	@Test
	void waitingEndsWhenSomethingArrives() throws InterruptedException {
		try (Subscription<String> subscription = this.feed.subscribe()) {
			List<String> got = new ArrayList<>();
			Thread follower = Thread.ofVirtual().start(() -> {
				try {
					while (got.isEmpty()) {
						got.addAll(subscription.take(Duration.ofMinutes(10)).items());
					}
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			});
			this.feed.publish(List.of("a"));

			assertThat(follower.join(Duration.ofSeconds(30))).isTrue();
			assertThat(got).containsExactly("a");
		}
	}

	@Test
	void whoHasGoneGetsNothing() throws InterruptedException {
		Subscription<String> subscription = this.feed.subscribe();
		subscription.close();
		this.feed.publish(List.of("a"));

		assertThat(subscription.take(Duration.ofMillis(1)).items()).isEmpty();
	}

	@Test
	void whatCameBeforeComesFirst() throws InterruptedException {
		try (Subscription<String> late = this.feed.subscribe(List.of("a", "b"))) {
			this.feed.publish(List.of("c"));

			assertThat(late.take(Duration.ofMillis(1))).isEqualTo(new Arrived<>(List.of("a", "b", "c"), 0));
		}
	}

}
