package org.reviewscope.inference.record;

import java.util.List;

/**
 * Writes one record or many, each in the call that the store has for it.
 */
final class StoreWrite {

	private final PredictionStore store;

	StoreWrite(PredictionStore store) {
		this.store = store;
	}

	void write(List<PredictionRecord> records) {
		if (records.size() == 1) {
			this.store.put(records.getFirst().id(), records.getFirst().content());
		}
		else {
			this.store.putAll(new PredictionStore.Batch(records));
		}
	}

}
