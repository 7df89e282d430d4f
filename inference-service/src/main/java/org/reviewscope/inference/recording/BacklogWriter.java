package org.reviewscope.inference.recording;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.LinkedWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.client.RestClientException;

/**
 * Writes records of the backlog. Each write has a trace of its own, which links to the
 * requests whose predictions it records.
 */
final class BacklogWriter {

	private static final Logger logger = LoggerFactory.getLogger(BacklogWriter.class);

	private final StoreWriter<WaitingRecord> writer;

	private final LinkedWork work;

	private final RecordMetrics metrics;

	BacklogWriter(PredictionStoreClient store, LinkedWork work, RecordMetrics metrics) {
		this.writer = new StoreWriter<>(store, (record) -> List.of(record.prediction()));
		this.work = work;
		this.metrics = metrics;
	}

	/**
	 * Writes records to the store.
	 * @param records at least one
	 * @return those to try again later, the last ones, because the store was away
	 */
	List<WaitingRecord> write(List<WaitingRecord> records) {
		List<LinkedWork.Origin> origins = records.stream().map(WaitingRecord::origin).distinct().toList();
		return this.work.call("record backlog", origins, () -> writeTogether(records));
	}

	private List<WaitingRecord> writeTogether(List<WaitingRecord> records) {
		List<WaitingRecord> rest = new ArrayList<>();
		this.writer.write(records, (record, failure) -> {
			if (!isSettled(failure)) {
				rest.add(record);
			}
		});
		return rest;
	}

	private boolean isSettled(@Nullable RestClientException failure) {
		if (failure == null) {
			this.metrics.stored(1);
			return true;
		}
		if (StoreAnswer.refused(failure)) {
			this.metrics.dropped(1);
			logger.warn("The store refused a prediction: {}", StoreAnswer.describe(failure));
			return true;
		}
		return false;
	}

}
