package org.reviewscope.modelstore.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.RepeatedTest;
import org.reviewscope.modelstore.StoreTest;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@StoreTest
class ConcurrentWritesTests {

	private static final int WRITERS = 8;

	@Autowired
	PredictionLog log;

	@Autowired
	Predictions predictions;

	@RepeatedTest(5)
	void equalWritesAllSucceed() throws Exception {
		UUID id = UUID.randomUUID();

		assertThat(writeAtOnce((_) -> of(id, 17))).containsOnly("recorded");
		assertThat(this.predictions.findById(id)).isPresent();
	}

	@RepeatedTest(5)
	void oneOfDifferentWritesSucceeds() throws Exception {
		UUID id = UUID.randomUUID();

		assertThat(writeAtOnce((writer) -> of(id, writer))).containsOnlyOnce("recorded")
			.containsOnly("recorded", "conflict");
	}

	@RepeatedTest(5)
	void overlappingBatchesAllSucceed() throws Exception {
		List<UUID> ids = Stream.generate(UUID::randomUUID).limit(100).toList();

		assertThat(writeAtOnce((writer) -> {
			SortedMap<UUID, PredictionRecord> batch = new TreeMap<>();
			ids.subList(writer * 5, writer * 5 + 60).forEach((id) -> batch.put(id, PredictionFixtures.prediction(17)));
			return batch;
		})).containsOnly("recorded");
		assertThat(this.predictions.findAllById(ids)).hasSize(7 * 5 + 60);
	}

	private List<String> writeAtOnce(Writes writes) throws Exception {
		CyclicBarrier start = new CyclicBarrier(WRITERS);
		List<Callable<String>> tasks = IntStream.range(0, WRITERS).<Callable<String>>mapToObj((writer) -> () -> {
			start.await();
			return write(writes.of(writer));
		}).toList();
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<String> outcomes = new ArrayList<>();
			for (Future<String> writer : executor.invokeAll(tasks)) {
				outcomes.add(writer.get());
			}
			return outcomes;
		}
	}

	private String write(SortedMap<UUID, PredictionRecord> records) {
		try {
			this.log.record(records);
			return "recorded";
		}
		catch (PredictionConflictException ex) {
			return "conflict";
		}
	}

	private static SortedMap<UUID, PredictionRecord> of(UUID id, int tokens) {
		SortedMap<UUID, PredictionRecord> records = new TreeMap<>();
		records.put(id, PredictionFixtures.prediction(tokens));
		return records;
	}

	/**
	 * What each writer writes.
	 */
	interface Writes {

		SortedMap<UUID, PredictionRecord> of(int writer);

	}

}
