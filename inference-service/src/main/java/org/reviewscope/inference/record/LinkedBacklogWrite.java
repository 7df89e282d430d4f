package org.reviewscope.inference.record;

import java.util.List;

import org.reviewscope.observability.LinkedWork;

/**
 * Gives each write from the backlog a trace of its own, which links to the requests whose
 * predictions it records.
 */
final class LinkedBacklogWrite implements BacklogWrite {

	private final BacklogWrite write;

	private final LinkedWork work;

	LinkedBacklogWrite(BacklogWrite write, LinkedWork work) {
		this.write = write;
		this.work = work;
	}

	@Override
	public List<WaitingRecord> write(List<WaitingRecord> records) {
		List<LinkedWork.Origin> origins = records.stream().map(WaitingRecord::origin).distinct().toList();
		return this.work.call("record backlog", origins, () -> this.write.write(records));
	}

}
