package org.reviewscope.inference.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.observability.LinkedWork;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records, and stand-ins that remember their calls.
 */
final class RecordFixtures {

	private RecordFixtures() {
	}

	static List<Prediction> predictions(int count) {
		return IntStream.range(0, count)
			.mapToObj((_) -> new Prediction(UUID.randomUUID(), new Scores(0.04, 0.06, 0.9),
					new ModelRef("tiny", "1.0.0"), 42, 12, false))
			.toList();
	}

	static List<PredictionRecord> records(int count) {
		return predictions(count).stream()
			.map((prediction) -> PredictionRecord.of(prediction, null, Instant.EPOCH))
			.toList();
	}

	static List<WaitingRecord> waiting(int count) {
		return records(count).stream().map((record) -> new WaitingRecord(record, origin())).toList();
	}

	/**
	 * Returns a place in a trace of its own.
	 * @return the origin
	 */
	static LinkedWork.Origin origin() {
		return new LinkedWork.Origin(Map.of("traceparent", UUID.randomUUID().toString()));
	}

	static BacklogJournal journal(Path directory) {
		return new BacklogJournal(directory, JsonMapper.builder().build());
	}

	/**
	 * Metrics, and what they have counted.
	 */
	static final class Outcomes {

		private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

		final RecordMetrics metrics;

		Outcomes() {
			try {
				Path file = Files.createTempFile("dropped", "");
				file.toFile().deleteOnExit();
				this.metrics = new RecordMetrics(this.registry, new DropLedger(file));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		int stored() {
			return count("stored");
		}

		int queued() {
			return count("queued");
		}

		int dropped() {
			return count("dropped");
		}

		private int count(String outcome) {
			return (int) this.registry.get("prediction.records").tag("outcome", outcome).counter().count();
		}

	}

	/**
	 * Runs work at once, and remembers what it was linked to.
	 */
	static final class Links implements LinkedWork {

		final List<Collection<Origin>> runs = new CopyOnWriteArrayList<>();

		@Override
		public Origin capture() {
			return origin();
		}

		@Override
		public <T extends @Nullable Object> T call(String name, Collection<Origin> origins, Supplier<T> work) {
			this.runs.add(origins);
			return work.get();
		}

		@Override
		public <T extends @Nullable Object> T share(String name, Collection<Origin> others, Supplier<T> work) {
			return call(name, others, work);
		}

	}

}
