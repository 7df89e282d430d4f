package org.reviewscope.inference.record;

import java.util.List;
import java.util.concurrent.Semaphore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.client.RestClientException;

/**
 * Writes to the store while the request waits: one attempt, and only a few at a time, so
 * that a slow store cannot hold up predictions. What fails goes to the backlog.
 */
final class StoreRecorder implements PredictionRecorder {

	private static final Logger logger = LoggerFactory.getLogger(StoreRecorder.class);

	private final StoreWrite store;

	private final Semaphore permits;

	private final RecordBacklog backlog;

	private final RecordOutcomes outcomes;

	StoreRecorder(StoreWrite store, int maxConcurrent, RecordBacklog backlog, RecordOutcomes outcomes) {
		this.store = store;
		this.permits = new Semaphore(maxConcurrent);
		this.backlog = backlog;
		this.outcomes = outcomes;
	}

	@Override
	public boolean record(List<PredictionRecord> records) {
		if (!this.permits.tryAcquire()) {
			this.backlog.add(records);
			return false;
		}
		try {
			this.store.write(records);
			this.outcomes.stored(records.size());
			return true;
		}
		catch (RestClientException ex) {
			failed(records, ex);
			return false;
		}
		finally {
			this.permits.release();
		}
	}

	private void failed(List<PredictionRecord> records, RestClientException failure) {
		if (records.size() == 1 && StoreAnswer.refused(failure)) {
			this.outcomes.dropped(1);
			logger.warn("The store refused a prediction: {}", StoreAnswer.describe(failure));
			return;
		}
		logger.debug("Predictions wait for the store: {}", StoreAnswer.describe(failure));
		this.backlog.add(records);
	}

}
