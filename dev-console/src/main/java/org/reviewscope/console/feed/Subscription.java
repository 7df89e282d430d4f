package org.reviewscope.console.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What has arrived for one reader. A slow reader loses what does not fit, and is told how
 * much.
 *
 * @param <T> what arrives
 */
public final class Subscription<T> implements AutoCloseable {

	/** Estimated memory of what waits. */
	public static final int MOST_BYTES = 1024 * 1024;

	private final Consumer<Subscription<T>> end;

	private List<T> waiting = new ArrayList<>();

	private int bytes;

	private long dropped;

	Subscription(Consumer<Subscription<T>> end) {
		this.end = end;
	}

	synchronized void offer(T item, int size) {
		if (this.bytes > 0 && this.bytes + size > MOST_BYTES) {
			this.dropped++;
			return;
		}
		this.waiting.add(item);
		this.bytes += size;
		notifyAll();
	}

	/**
	 * Takes what waits, or waits until something does.
	 * @param patience how long at most
	 * @return what has arrived since the last call, possibly nothing
	 * @throws InterruptedException if the thread is interrupted
	 */
	public synchronized Arrived<T> take(Duration patience) throws InterruptedException {
		if (this.waiting.isEmpty()) {
			wait(patience.toMillis());
		}
		Arrived<T> arrived = new Arrived<>(this.waiting, this.dropped);
		this.waiting = new ArrayList<>();
		this.bytes = 0;
		this.dropped = 0;
		return arrived;
	}

	@Override
	public void close() {
		this.end.accept(this);
	}

	/**
	 * What has arrived.
	 *
	 * @param items in the order of their arrival
	 * @param dropped how many came after them and did not fit
	 * @param <T> what arrives
	 */
	public record Arrived<T>(List<T> items, long dropped) {
	}

}
