package org.reviewscope.inference.cache;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Review;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers from the cache what the version that serves has answered before. The failure of
 * a cache costs its hits, never a prediction.
 */
final class CachedClassifier implements ReviewClassifier {

	private static final Logger logger = LoggerFactory.getLogger(CachedClassifier.class);

	private final ReviewClassifier classifier;

	private final Supplier<@Nullable ModelRef> serving;

	private final ResultCache cache;

	private final CacheKeys keys;

	private final CacheMetrics metrics;

	CachedClassifier(ReviewClassifier classifier, Supplier<@Nullable ModelRef> serving, ResultCache cache,
			CacheKeys keys, CacheMetrics metrics) {
		this.classifier = classifier;
		this.serving = serving;
		this.cache = cache;
		this.keys = keys;
		this.metrics = metrics;
	}

	@Override
	public List<Prediction> classify(List<Review> reviews) {
		ModelRef model = this.serving.get();
		return (model != null) ? classify(reviews, model) : this.classifier.classify(reviews);
	}

	private List<Prediction> classify(List<Review> reviews, ModelRef model) {
		Map<Review, String> keys = reviews.stream()
			.collect(Collectors.toMap(Function.identity(), (review) -> this.keys.of(model, review.text())));
		Map<String, CachedResult> kept = find(keys, model);
		List<Review> unknown = reviews.stream().filter((review) -> !kept.containsKey(keys.get(review))).toList();
		List<Prediction> fresh = unknown.isEmpty() ? List.of() : this.classifier.classify(unknown);
		if (fresh.stream().anyMatch((prediction) -> !prediction.model().equals(model))) {
			// Swapped in the meantime, and one version answers the whole request
			return kept.isEmpty() ? fresh : this.classifier.classify(reviews);
		}
		keep(unknown, fresh, keys);
		Iterator<Prediction> next = fresh.iterator();
		return reviews.stream().map((review) -> {
			CachedResult result = kept.get(keys.get(review));
			return (result != null) ? result.predictionOf(review, model) : next.next();
		}).toList();
	}

	private Map<String, CachedResult> find(Map<Review, String> keys, ModelRef model) {
		try {
			Map<String, CachedResult> kept = this.cache.get(keys.values().stream().distinct().toList());
			int hits = (int) keys.values().stream().filter(kept::containsKey).count();
			this.metrics.found(hits, keys.size() - hits);
			return kept;
		}
		catch (RuntimeException ex) {
			logger.debug("The cache cannot look up results of {}", model, ex);
			this.metrics.failed(keys.size());
			return Map.of();
		}
	}

	private void keep(List<Review> reviews, List<Prediction> predictions, Map<Review, String> keys) {
		if (reviews.isEmpty()) {
			return;
		}
		Map<String, CachedResult> results = new HashMap<>();
		for (int i = 0; i < reviews.size(); i++) {
			results.put(keys.get(reviews.get(i)), CachedResult.of(predictions.get(i)));
		}
		try {
			this.cache.put(results);
		}
		catch (RuntimeException ex) {
			logger.debug("The cache cannot keep {} results", results.size(), ex);
		}
	}

}
