package org.reviewscope.inference.record;

/**
 * Hears what became of records.
 */
interface RecordOutcomes {

	void stored(int count);

	void queued(int count);

	void dropped(int count);

}
