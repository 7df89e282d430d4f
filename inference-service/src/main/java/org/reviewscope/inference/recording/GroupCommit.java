package org.reviewscope.inference.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.LinkedWork;

import org.springframework.web.client.RestClientException;

/**
 * Writes the records of requests that wait at the same time in one call: while one write
 * is on its way the next requests gather, and the first of them to get its turn writes
 * for all. A request that is alone waits for nobody.
 */
final class GroupCommit {

	private final PredictionStoreClient store;

	private final LinkedWork work;

	private final int maxRecords;

	private final Queue<WaitingRequest> waiting = new ConcurrentLinkedQueue<>();

	// Fair: whose records were just written goes before those who want to write next
	private final Lock turn = new ReentrantLock(true);

	GroupCommit(PredictionStoreClient store, LinkedWork work, int maxRecords) {
		this.store = store;
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
			writeTogether(group);
			return;
		}
		List<LinkedWork.Origin> others = group.stream().skip(1).map(WaitingRequest::origin).toList();
		this.work.share("record predictions", others, () -> writeTogether(group));
	}

	private @Nullable Void writeTogether(List<WaitingRequest> group) {
		RestClientException failure = failureOf(group);
		if (failure != null && group.size() > 1 && StoreAnswer.refused(failure)) {
			writeOneByOne(group);
		}
		else {
			group.forEach((request) -> request.done(failure));
		}
		return null;
	}

	// One bad record must not block the others. A store that is away is asked once
	private void writeOneByOne(List<WaitingRequest> group) {
		RestClientException away = null;
		for (WaitingRequest request : group) {
			RestClientException failure = (away != null) ? away : failureOf(List.of(request));
			request.done(failure);
			away = (failure != null && !StoreAnswer.refused(failure)) ? failure : null;
		}
	}

	private @Nullable RestClientException failureOf(List<WaitingRequest> group) {
		try {
			PredictionStoreClient.write(this.store,
					group.stream().flatMap((request) -> request.records().stream()).toList());
			return null;
		}
		catch (RestClientException ex) {
			return ex;
		}
	}

}
