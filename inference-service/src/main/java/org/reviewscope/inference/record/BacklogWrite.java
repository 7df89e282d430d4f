package org.reviewscope.inference.record;

import java.util.List;

/**
 * Writes records from the backlog.
 */
@FunctionalInterface
interface BacklogWrite {

	/**
	 * Writes records to the store.
	 * @param records at least one
	 * @return those to try again later, because the store was away
	 */
	List<WaitingRecord> write(List<WaitingRecord> records);

}
