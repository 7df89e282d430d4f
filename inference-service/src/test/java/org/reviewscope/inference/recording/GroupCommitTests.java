package org.reviewscope.inference.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Requests that want to write while a write is on its way. The first write is held back
 * until the others have gathered.
 */
class GroupCommitTests {

	private static final RestClientException CONFLICT = HttpClientErrorException.create(HttpStatus.CONFLICT, "",
			HttpHeaders.EMPTY, new byte[0], null);

	private final List<List<PredictionRecord>> writes = new CopyOnWriteArrayList<>();

	private final CountDownLatch firstMayEnd = new CountDownLatch(1);

	private final RecordFixtures.Links links = new RecordFixtures.Links();

	private final List<Thread> threads = new CopyOnWriteArrayList<>();

	private final GroupCommit commit = new GroupCommit(new RecorderTests.FunctionalStore(this::accept), this.links, 10);

	private final ExecutorService requests = Executors.newThreadPerTaskExecutor((task) -> {
		Thread thread = Thread.ofVirtual().unstarted(task);
		this.threads.add(thread);
		return thread;
	});

	private RestClientException failure;

	private PredictionRecord bad;

	@AfterEach
	void close() {
		this.requests.close();
	}

	@Test
	void aloneARequestIsWrittenAloneAndWithoutASpanOfItsOwn() {
		this.firstMayEnd.countDown();
		this.commit.write(RecordFixtures.records(2));
		this.commit.write(RecordFixtures.records(1));
		assertThat(this.writes).extracting(List::size).containsExactly(2, 1);
		assertThat(this.links.runs).isEmpty();
	}

	@Test
	void requestsThatWaitAreWrittenTogether() throws Exception {
		List<PredictionRecord> records = RecordFixtures.records(4);
		assertThat(outcomes(requestsBehindAWrite(records))).containsOnly("committed");
		assertThat(this.writes).hasSize(2);
		assertThat(this.writes.get(1)).containsExactlyInAnyOrderElementsOf(records);
	}

	@Test
	void sharedWriteLinksToTheRequestsOfTheOthers() throws Exception {
		outcomes(requestsBehindAWrite(RecordFixtures.records(4)));
		assertThat(this.links.runs).singleElement().satisfies((others) -> assertThat(others).hasSize(3));
	}

	@Test
	void moreThanABatchIsWrittenInSeveral() throws Exception {
		assertThat(outcomes(requestsBehindAWrite(RecordFixtures.records(12)))).containsOnly("committed");
		assertThat(this.writes).extracting(List::size).containsExactly(1, 10, 2);
	}

	@Test
	void oneBadRecordDoesNotBlockTheOthers() throws Exception {
		List<PredictionRecord> records = RecordFixtures.records(3);
		this.bad = records.get(1);
		assertThat(outcomes(requestsBehindAWrite(records))).containsExactly("committed", "refused", "committed");
		assertThat(this.writes).extracting(List::size).containsExactly(1, 3, 1, 1, 1);
	}

	@Test
	void storeThatIsAwayIsAskedOnceForAll() throws Exception {
		List<Future<String>> waiting = requestsBehindAWrite(RecordFixtures.records(5),
				new ResourceAccessException("away"));
		assertThat(outcomes(waiting)).containsOnly("away");
		assertThat(this.writes).hasSize(2);
	}

	private List<Future<String>> requestsBehindAWrite(List<PredictionRecord> records) {
		return requestsBehindAWrite(records, null);
	}

	private List<Future<String>> requestsBehindAWrite(List<PredictionRecord> records, RestClientException failure) {
		this.requests.submit(() -> this.commit.write(RecordFixtures.records(1)));
		await().until(() -> this.writes.size() == 1);
		List<Future<String>> waiting = records.stream()
			.map((record) -> this.requests.submit(() -> write(record)))
			.toList();
		await()
			.until(() -> this.threads.stream().skip(1).allMatch((thread) -> thread.getState() == Thread.State.WAITING));
		this.failure = failure;
		this.firstMayEnd.countDown();
		return waiting;
	}

	private String write(PredictionRecord record) {
		try {
			this.commit.write(List.of(record));
			return "committed";
		}
		catch (RestClientException ex) {
			return StoreAnswer.refused(ex) ? "refused" : "away";
		}
	}

	private static List<String> outcomes(List<Future<String>> waiting) throws Exception {
		List<String> outcomes = new ArrayList<>();
		for (Future<String> request : waiting) {
			outcomes.add(request.get());
		}
		return outcomes;
	}

	private void accept(List<PredictionRecord> records) {
		this.writes.add(records);
		await().until(() -> this.firstMayEnd.getCount() == 0);
		if (this.failure != null && this.writes.size() > 1) {
			throw this.failure;
		}
		if (this.bad != null && records.contains(this.bad)) {
			throw CONFLICT;
		}
	}

}
