package org.reviewscope.system.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every answer that a client got.
 */
public final class Ledger {

	private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

	void add(Entry entry) {
		this.entries.add(entry);
	}

	public List<Entry> entries() {
		return List.copyOf(this.entries);
	}

	public Stream<Entry> entries(Predicate<Entry> condition) {
		return entries().stream().filter(condition);
	}

	/** What answers have said of predictions. */
	public Stream<Entry.Prediction> predictions() {
		return entries().stream().flatMap((entry) -> entry.predictions().stream());
	}

	List<String> recorded() {
		return predictions().filter(Entry.Prediction::recorded).map(Entry.Prediction::id).toList();
	}

	public List<String> notRecorded() {
		return predictions().filter((prediction) -> !prediction.recorded()).map(Entry.Prediction::id).toList();
	}

	/** The number of reviews that were sent and got no prediction as an answer. */
	public int withoutPrediction() {
		return entries((entry) -> entry.status() != 200).mapToInt((entry) -> entry.request().reviews()).sum();
	}

	/** Predictions with the feedback that was accepted. */
	Map<String, String> feedback() {
		return entries((entry) -> entry.status() == 204).collect(Collectors
			.toMap((entry) -> entry.request().about().id(), (entry) -> entry.request().about().sentiment()));
	}

	/**
	 * How many answers there were.
	 * @param since answers to requests that were sent later
	 * @return the answers by route and status
	 */
	public Map<String, Long> answers(Instant since) {
		return entries((entry) -> entry.status() != 0 && entry.begun().isAfter(since)).collect(Collectors
			.groupingBy((entry) -> entry.request().route() + " " + entry.status(), Collectors.counting()));
	}

}
