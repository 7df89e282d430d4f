package org.reviewscope.inference.recording;

import java.util.List;

import org.reviewscope.observability.LinkedWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.client.RestClientException;

/**
 * Writes many records in one call, and one by one only when the store refuses them
 * together: a single bad record must not block the others. Each write has a trace of its
 * own, which links to the requests whose predictions it records.
 */
final class BacklogWriter {

	private static final Logger logger = LoggerFactory.getLogger(BacklogWriter.class);

	private final PredictionStoreClient store;

	private final LinkedWork work;

	private final RecordMetrics metrics;

	BacklogWriter(PredictionStoreClient store, LinkedWork work, RecordMetrics metrics) {
		this.store = store;
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
		try {
			PredictionStoreClient.write(this.store, records.stream().map(WaitingRecord::prediction).toList());
			this.metrics.stored(records.size());
			return List.of();
		}
		catch (RestClientException ex) {
			return StoreAnswer.refused(ex) ? afterRefusal(records, ex) : records;
		}
	}

	private List<WaitingRecord> afterRefusal(List<WaitingRecord> records, RestClientException refusal) {
		if (records.size() == 1) {
			this.metrics.dropped(1);
			logger.warn("The store refused a prediction: {}", StoreAnswer.describe(refusal));
			return List.of();
		}
		for (int i = 0; i < records.size(); i++) {
			if (!writeTogether(records.subList(i, i + 1)).isEmpty()) {
				return records.subList(i, records.size());
			}
		}
		return List.of();
	}

}
