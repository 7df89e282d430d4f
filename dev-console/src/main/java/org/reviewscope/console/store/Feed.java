package org.reviewscope.console.store;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.ToIntFunction;

/**
 * Passes on what arrives to all who follow, and waits for none of them.
 *
 * @param <T> a span or a log record
 */
final class Feed<T> {

	private final ToIntFunction<T> size;

	private final Set<Subscription<T>> subscriptions = new CopyOnWriteArraySet<>();

	Feed(ToIntFunction<T> size) {
		this.size = size;
	}

	Subscription<T> subscribe() {
		Subscription<T> subscription = new Subscription<>(this.subscriptions::remove);
		this.subscriptions.add(subscription);
		return subscription;
	}

	void publish(Collection<T> items) {
		for (Subscription<T> subscription : this.subscriptions) {
			items.forEach((item) -> subscription.offer(item, this.size.applyAsInt(item)));
		}
	}

}
