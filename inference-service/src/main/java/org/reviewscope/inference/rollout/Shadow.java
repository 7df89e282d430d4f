package org.reviewscope.inference.rollout;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.reviewscope.inference.queue.BusyException;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Review;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.serving.NoModelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a candidate what the active version has answered, in the background, and compares
 * the two. One request at a time: a slow candidate misses requests, and delays none.
 */
final class Shadow {

	private static final Logger logger = LoggerFactory.getLogger(Shadow.class);

	private final ReviewClassifier candidate;

	private final Executor executor;

	private final ShadowMetrics metrics;

	private final AtomicBoolean reading = new AtomicBoolean();

	/**
	 * Creates a shadow.
	 * @param candidate the candidate
	 * @param executor runs in the background, with the context of the request
	 * @param metrics counts
	 */
	Shadow(ReviewClassifier candidate, Executor executor, ShadowMetrics metrics) {
		this.candidate = candidate;
		this.executor = executor;
		this.metrics = metrics;
	}

	void show(String version, List<Review> reviews, List<Prediction> answers) {
		if (!this.reading.compareAndSet(false, true)) {
			this.metrics.busy(version, reviews.size());
			return;
		}
		try {
			this.executor.execute(() -> read(version, reviews, answers));
		}
		catch (RejectedExecutionException ex) {
			// The service is about to stop
			this.reading.set(false);
			this.metrics.busy(version, reviews.size());
		}
	}

	private void read(String version, List<Review> reviews, List<Prediction> answers) {
		try {
			compare(version, answers, this.candidate.classify(reviews));
		}
		catch (BusyException | NoModelException ex) {
			this.metrics.busy(version, reviews.size());
		}
		catch (RuntimeException ex) {
			this.metrics.failed(version, reviews.size());
			logger.warn("Shadow {} failed on {} review(s), first {}", version, reviews.size(), reviews.getFirst().id(),
					ex);
		}
		finally {
			this.reading.set(false);
		}
	}

	private void compare(String version, List<Prediction> answers, List<Prediction> unseen) {
		long same = IntStream.range(0, answers.size())
			.filter((i) -> answers.get(i).sentiment() == unseen.get(i).sentiment())
			.count();
		this.metrics.compared(version, same, answers.size() - same);
	}

}
