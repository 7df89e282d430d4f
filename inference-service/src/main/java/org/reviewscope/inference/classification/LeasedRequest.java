package org.reviewscope.inference.classification;

import java.util.concurrent.Future;
import java.util.function.Function;

import org.reviewscope.inference.onnx.SentimentModel;
import org.reviewscope.inference.queue.QueuedRequest;
import org.reviewscope.inference.serving.ModelLease;

/**
 * A request whose pieces all run on the same version of the model. Each has a lease of
 * its own: one that has begun ends after a request that was given up.
 *
 * @param request the request in the queue
 * @param lease keeps the version open for the request
 */
record LeasedRequest(QueuedRequest request, ModelLease lease) {

	<T> T call(long cost, Function<SentimentModel, T> work) {
		return await(submit(cost, work));
	}

	<T> Future<T> submit(long cost, Function<SentimentModel, T> work) {
		return this.request.submit(cost, () -> {
			try (ModelLease own = this.lease.again()) {
				return work.apply(own.model());
			}
		});
	}

	<T> T await(Future<T> piece) {
		return this.request.await(piece);
	}

}
