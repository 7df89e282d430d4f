package org.reviewscope.inference.recording;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.LinkedWork;

import org.springframework.web.client.RestClientException;

/**
 * A request that waits until its records are committed. Only the thread that writes
 * changes it.
 */
final class WaitingRequest {

	private final List<PredictionRecord> records;

	private final LinkedWork.Origin origin;

	private boolean done;

	private @Nullable RestClientException failure;

	WaitingRequest(List<PredictionRecord> records, LinkedWork.Origin origin) {
		this.records = records;
		this.origin = origin;
	}

	List<PredictionRecord> records() {
		return this.records;
	}

	int size() {
		return this.records.size();
	}

	LinkedWork.Origin origin() {
		return this.origin;
	}

	void done(@Nullable RestClientException failure) {
		this.done = true;
		this.failure = failure;
	}

	boolean isDone() {
		return this.done;
	}

	/**
	 * Returns normally if the records are committed.
	 * @throws RestClientException why they are not
	 */
	void result() {
		if (this.failure != null) {
			throw this.failure;
		}
	}

}
