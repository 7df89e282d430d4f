package org.reviewscope.inference.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.reviewscope.observability.LinkedWork;

import org.springframework.web.client.RestClientException;

/**
 * Writes the records of requests that wait at the same time in one call: while one write
 * is on its way the next requests gather, and the first of them to get its turn writes
 * for all. A request that is alone does not wait.
 */
final class GroupCommit {

	private final StoreWriter<WaitingRequest> writer;

	private final LinkedWork work;

	private final int maxRecords;

	private final Queue<WaitingRequest> waiting = new ConcurrentLinkedQueue<>();

	// Fair: a request whose records were just written returns before the next ones write
	private final Lock turn = new ReentrantLock(true);

	GroupCommit(PredictionStoreClient store, LinkedWork work, int maxRecords) {
		this.writer = new StoreWriter<>(store, WaitingRequest::records);
		this.work = work;
		this.maxRecords = maxRecords;
	}

	/**
	 * Writes the records of one request, all or none.
	 * @param records at least one
	 * @throws RestClientException if the store has not said that they are committed
	 */
	void write(List<PredictionRecord> records) {
		WaitingRequest request = new WaitingRequest(records, this.work.capture());
		this.waiting.add(request);
		this.turn.lock();
		try {
			if (!request.isDone()) {
				writeGroup(groupOf(request));
			}
		}
		finally {
			this.turn.unlock();
		}
		request.result();
	}

	private List<WaitingRequest> groupOf(WaitingRequest first) {
		this.waiting.remove(first);
		List<WaitingRequest> group = new ArrayList<>(List.of(first));
		int room = this.maxRecords - first.size();
		for (WaitingRequest next = this.waiting.peek(); next != null
				&& next.size() <= room; next = this.waiting.peek()) {
			group.add(this.waiting.remove());
			room -= next.size();
		}
		return group;
	}

	private void writeGroup(List<WaitingRequest> group) {
		if (group.size() == 1) {
			this.writer.write(group, WaitingRequest::done);
			return;
		}
		List<LinkedWork.Origin> others = group.stream().skip(1).map(WaitingRequest::origin).toList();
		this.work.share("record predictions", others, () -> {
			this.writer.write(group, WaitingRequest::done);
			return null;
		});
	}

}
