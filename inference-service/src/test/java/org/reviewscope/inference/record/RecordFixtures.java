package org.reviewscope.inference.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.model.ModelRef;
import org.reviewscope.inference.model.Scores;
import org.reviewscope.inference.model.Sentiment;
import org.reviewscope.observability.LinkedWork;

/**
 * Records, and collaborators that remember.
 */
final class RecordFixtures {

	private RecordFixtures() {
	}

	static PredictionRecord record() {
		return new PredictionRecord(UUID.randomUUID(), new PredictionRecord.Content(Sentiment.POSITIVE, 0.9,
				new Scores(0.04, 0.06, 0.9), new ModelRef("tiny", "1.0.0"), 42, 12, false, null, Instant.EPOCH));
	}

	static List<PredictionRecord> records(int count) {
		return IntStream.range(0, count).mapToObj((_) -> record()).toList();
	}

	static List<WaitingRecord> waiting(int count) {
		return records(count).stream().map((record) -> new WaitingRecord(record, new TestOrigin())).toList();
	}

	/**
	 * Counts outcomes in plain fields.
	 */
	static final class Outcomes implements RecordOutcomes {

		volatile int stored;

		volatile int queued;

		volatile int dropped;

		@Override
		public synchronized void stored(int count) {
			this.stored += count;
		}

		@Override
		public synchronized void queued(int count) {
			this.queued += count;
		}

		@Override
		public synchronized void dropped(int count) {
			this.dropped += count;
		}

	}

	/**
	 * Runs work at once, and remembers what it was linked to.
	 */
	static final class Links implements LinkedWork {

		final List<Collection<? extends Origin>> runs = new ArrayList<>();

		@Override
		public Origin capture() {
			return new TestOrigin();
		}

		@Override
		public <T extends @Nullable Object> T call(String name, Collection<? extends Origin> origins,
				Supplier<T> work) {
			this.runs.add(origins);
			return work.get();
		}

	}

	private static final class TestOrigin implements LinkedWork.Origin {

	}

}
