package org.reviewscope.console.feed;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.ToIntFunction;

/**
 * Passes on what arrives to all readers, and waits for none of them.
 *
 * @param <T> what arrives
 */
public final class Feed<T> {

	private final ToIntFunction<T> size;

	private final Set<Subscription<T>> subscriptions = new CopyOnWriteArraySet<>();

	public Feed(ToIntFunction<T> size) {
		this.size = size;
	}

	public Subscription<T> subscribe() {
		return subscribe(List.of());
	}

	/**
	 * Begins to follow, with what came before.
	 * @param first what the follower gets at once
	 * @return the subscription
	 */
	public Subscription<T> subscribe(Collection<T> first) {
		Subscription<T> subscription = new Subscription<>(this.subscriptions::remove);
		offer(subscription, first);
		this.subscriptions.add(subscription);
		return subscription;
	}

	public void publish(Collection<T> items) {
		for (Subscription<T> subscription : this.subscriptions) {
			offer(subscription, items);
		}
	}

	private void offer(Subscription<T> subscription, Collection<T> items) {
		items.forEach((item) -> subscription.offer(item, this.size.applyAsInt(item)));
	}

}
