package org.reviewscope.system.ledger;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.reviewscope.system.harness.Http;

/**
 * A client that sends one request after the other at a steady pace, whether or not the
 * earlier ones are answered, and records the answers. Each tenth request is feedback on a
 * prediction that is in the store.
 */
public final class Canary implements AutoCloseable {

	private static final int FEEDBACK_EVERY = 10;

	private final String gateway;

	private final Ledger ledger;

	private final Requests requests;

	private final Queue<Entry.Prediction> withoutFeedback = new ConcurrentLinkedQueue<>();

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

	private final ExecutorService users = Executors.newVirtualThreadPerTaskExecutor();

	private int sent;

	/**
	 * Begins to send.
	 * @param gateway the gateway's URL
	 * @param ledger where to write down
	 * @param seed the same one makes the same requests
	 * @param pace the time between two requests
	 */
	public Canary(String gateway, Ledger ledger, long seed, Duration pace) {
		this.gateway = gateway;
		this.ledger = ledger;
		this.requests = new Requests(seed);
		this.clock.scheduleAtFixedRate(this::tick, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Sends no more, and waits for the answers. */
	@Override
	public void close() {
		this.clock.close();
		this.users.close();
	}

	private void tick() {
		Request request = next();
		this.users.execute(() -> ask(request));
	}

	private Request next() {
		this.sent++;
		Entry.Prediction known = (this.sent % FEEDBACK_EVERY != 0) ? null : this.withoutFeedback.poll();
		return (known != null) ? Request.feedback(known) : this.requests.next();
	}

	private void ask(Request request) {
		Entry entry = answer(request);
		this.ledger.add(entry);
		entry.predictions().stream().filter(Entry.Prediction::recorded).forEach(this.withoutFeedback::add);
	}

	private Entry answer(Request request) {
		Instant begun = Instant.now();
		try {
			return Entry.of(request, Http.post(this.gateway + request.path(), request.body()), begun);
		}
		catch (UncheckedIOException ex) {
			return Entry.unanswered(request, begun);
		}
	}

}
