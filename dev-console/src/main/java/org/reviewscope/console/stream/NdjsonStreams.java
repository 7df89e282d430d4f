package org.reviewscope.console.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletResponse;
import org.reviewscope.console.feed.Subscription;
import org.reviewscope.console.feed.Subscription.Arrived;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;

/**
 * Sends streams of JSON lines. Each has a thread of its own, which waits for its reader;
 * what arrives meanwhile waits within a limit.
 */
@Component
public class NdjsonStreams {

	private static final int MOST = 8;

	private static final Duration LOOK = Duration.ofMillis(500);

	/**
	 * After this many looks without a line, an empty line shows whether the reader is
	 * still there.
	 */
	private static final int QUIET_LOOKS = 4;

	private final Semaphore free = new Semaphore(MOST);

	private final JsonMapper mapper;

	private volatile boolean closed;

	NdjsonStreams(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Sends what arrives until its reader goes, or the console ends.
	 * @param <T> what arrives
	 * @param source begins to follow
	 * @param wanted decides what is sent
	 * @param view makes of it what is written
	 * @param exchange where to
	 * @throws HttpRequestMethodNotSupportedException if only the headers are asked for
	 * @throws ResponseStatusException if too many streams are open
	 * @throws InterruptedException if the console ends
	 */
	public <T> void send(Supplier<Subscription<T>> source, Predicate<T> wanted, Function<T, ?> view,
			ServletWebRequest exchange) throws InterruptedException, HttpRequestMethodNotSupportedException {
		if (exchange.getHttpMethod() == HttpMethod.HEAD) {
			// Nothing would be written, and so the reader's end never noticed
			throw new HttpRequestMethodNotSupportedException(HttpMethod.HEAD.name(), List.of(HttpMethod.GET.name()));
		}
		if (!this.free.tryAcquire()) {
			throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS,
					"%d streams are open, which is the limit: end one of them".formatted(MOST));
		}
		HttpServletResponse response = Objects.requireNonNull(exchange.getResponse());
		try (Subscription<T> subscription = source.get()) {
			response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
			response.flushBuffer();
			send(subscription, wanted, view, response.getOutputStream());
		}
		catch (IOException ex) {
			// The reader has gone
		}
		finally {
			this.free.release();
		}
	}

	// A stream has no end: the server would wait for it
	@EventListener(ContextClosedEvent.class)
	void close() {
		this.closed = true;
	}

	private <T> void send(Subscription<T> subscription, Predicate<T> wanted, Function<T, ?> view, OutputStream output)
			throws IOException, InterruptedException {
		int quiet = 0;
		while (!this.closed) {
			boolean written = write(subscription.take(LOOK), wanted, view, output);
			quiet = written ? 0 : quiet + 1;
			if (quiet == QUIET_LOOKS) {
				output.write('\n');
				quiet = 0;
			}
			output.flush();
		}
	}

	private <T> boolean write(Arrived<T> arrived, Predicate<T> wanted, Function<T, ?> view, OutputStream output)
			throws IOException {
		boolean written = arrived.dropped() > 0;
		for (T item : arrived.items()) {
			if (wanted.test(item)) {
				line(view.apply(item), output);
				written = true;
			}
		}
		if (arrived.dropped() > 0) {
			line(Map.of("dropped", arrived.dropped()), output);
		}
		return written;
	}

	private void line(Object value, OutputStream output) throws IOException {
		output.write(this.mapper.writeValueAsBytes(value));
		output.write('\n');
	}

}
