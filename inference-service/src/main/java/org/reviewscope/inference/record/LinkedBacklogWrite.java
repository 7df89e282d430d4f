package org.reviewscope.inference.record;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

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
		AtomicReference<List<WaitingRecord>> left = new AtomicReference<>(records);
		List<LinkedWork.Origin> origins = records.stream().map(WaitingRecord::origin).distinct().toList();
		this.work.run("record backlog", origins, () -> left.set(this.write.write(records)));
		return left.get();
	}

}
