package org.reviewscope.console.launch.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Waits until a service is ready, and reports how long it has waited.
 */
class Readiness {

	private static final Duration INTERVAL = Duration.ofMillis(100);

	private static final Duration REPORT_INTERVAL = Duration.ofSeconds(5);

	private static final int HTTP_TIMEOUT_MILLIS = 2000;

	private final Duration timeout;

	Readiness(Duration timeout) {
		this.timeout = timeout;
	}

	/**
	 * Waits for a service.
	 * @param process its process
	 * @param url the address that answers 200 once it is ready; empty when only its
	 * output tells
	 * @param progress gets the time waited, every few seconds
	 * @return the outcome
	 * @throws InterruptedException when interrupted while waiting
	 */
	Outcome await(ServiceProcess process, String url, Consumer<Duration> progress) throws InterruptedException {
		long start = System.nanoTime();
		Duration reported = Duration.ZERO;
		while (!process.hasExitedWithin(INTERVAL)) {
			if (url.isEmpty() ? process.announced().isReady() : isReady(url)) {
				return Outcome.READY;
			}
			Duration waited = Duration.ofNanos(System.nanoTime() - start);
			if (waited.compareTo(this.timeout) > 0) {
				return url.isEmpty() ? Outcome.SILENT : Outcome.TIMED_OUT;
			}
			if (waited.minus(reported).compareTo(REPORT_INTERVAL) >= 0) {
				progress.accept(waited);
				reported = waited;
			}
		}
		return Outcome.EXITED;
	}

	private static boolean isReady(String url) {
		try {
			HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
			connection.setConnectTimeout(HTTP_TIMEOUT_MILLIS);
			connection.setReadTimeout(HTTP_TIMEOUT_MILLIS);
			return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * How waiting ended.
	 */
	enum Outcome {

		READY, EXITED, TIMED_OUT,

		/** It runs, but its output does not tell whether it is ready. */
		SILENT;

		boolean runs() {
			return this == READY || this == SILENT;
		}

		/**
		 * Tells how it ended.
		 * @return a sentence with places for the name of the service and the seconds
		 */
		String words() {
			return (this == SILENT)
					? "%s has been running for %.1f s; neither its output nor a port says that it is ready"
					: "%s is ready after %.1f s";
		}

	}

}
