package org.reviewscope.inference.recording;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Semaphore;

import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.observability.CurrentTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.client.RestClientException;

/**
 * Writes predictions to the store while the request waits: one attempt, and a limited
 * number of requests at a time, so that a slow store cannot hold up predictions. What
 * fails goes to the backlog.
 */
public final class Recorder {

	private static final Logger logger = LoggerFactory.getLogger(Recorder.class);

	private final GroupCommit commit;

	private final Semaphore permits;

	private final Backlog backlog;

	private final RecordMetrics metrics;

	private final CurrentTrace trace;

	private final Clock clock;

	Recorder(GroupCommit commit, int maxConcurrent, Backlog backlog, RecordMetrics metrics, CurrentTrace trace,
			Clock clock) {
		this.commit = commit;
		this.permits = new Semaphore(maxConcurrent);
		this.backlog = backlog;
		this.metrics = metrics;
		this.trace = trace;
		this.clock = clock;
	}

	/**
	 * Records the predictions of one request.
	 * @param predictions the predictions
	 * @return whether the store has committed them; if not, they may be later
	 */
	public boolean record(List<Prediction> predictions) {
		List<PredictionRecord> records = records(predictions);
		if (!this.permits.tryAcquire()) {
			this.backlog.add(records);
			return false;
		}
		try {
			this.commit.write(records);
			this.metrics.stored(records.size());
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

	private List<PredictionRecord> records(List<Prediction> predictions) {
		// Databases keep microseconds: a record sent twice must stay the same record
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		String traceId = this.trace.traceId();
		return predictions.stream().map((prediction) -> PredictionRecord.of(prediction, traceId, now)).toList();
	}

	private void failed(List<PredictionRecord> records, RestClientException failure) {
		if (records.size() == 1 && StoreAnswer.refused(failure)) {
			this.metrics.dropped(1);
			logger.warn("The store refused a prediction: {}", StoreAnswer.describe(failure));
			return;
		}
		logger.debug("Predictions wait for the store: {}", StoreAnswer.describe(failure));
		this.backlog.add(records);
	}

}
