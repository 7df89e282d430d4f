package org.reviewscope.inference.record;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.client.RestClientException;

/**
 * Writes many records in one call, and one by one only when the store refuses them
 * together: a single bad record must not block the others.
 */
final class StoreBacklogWrite implements BacklogWrite {

	private static final Logger logger = LoggerFactory.getLogger(StoreBacklogWrite.class);

	private final StoreWrite store;

	private final RecordOutcomes outcomes;

	StoreBacklogWrite(StoreWrite store, RecordOutcomes outcomes) {
		this.store = store;
		this.outcomes = outcomes;
	}

	@Override
	public List<WaitingRecord> write(List<WaitingRecord> records) {
		try {
			this.store.write(records.stream().map(WaitingRecord::prediction).toList());
			this.outcomes.stored(records.size());
			return List.of();
		}
		catch (RestClientException ex) {
			return StoreAnswer.refused(ex) ? afterRefusal(records, ex) : records;
		}
	}

	private List<WaitingRecord> afterRefusal(List<WaitingRecord> records, RestClientException refusal) {
		if (records.size() == 1) {
			this.outcomes.dropped(1);
			logger.warn("The store refused a prediction: {}", StoreAnswer.describe(refusal));
			return List.of();
		}
		for (int i = 0; i < records.size(); i++) {
			if (!write(records.subList(i, i + 1)).isEmpty()) {
				return records.subList(i, records.size());
			}
		}
		return List.of();
	}

}
