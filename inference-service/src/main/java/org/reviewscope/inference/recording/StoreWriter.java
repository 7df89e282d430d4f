package org.reviewscope.inference.recording;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.web.client.RestClientException;

/**
 * Writes many records in one call, and one part after the other only when the store
 * refuses them together: a single bad record must not block the others.
 *
 * @param <T> what is written together or not at all
 */
final class StoreWriter<T> {

	private final PredictionStoreClient store;

	private final Function<T, List<PredictionRecord>> records;

	StoreWriter(PredictionStoreClient store, Function<T, List<PredictionRecord>> records) {
		this.store = store;
		this.records = records;
	}

	/**
	 * Writes, and reports the result of each part.
	 * @param parts at least one
	 * @param outcome gets for each part, in their order, why it is not written, or {@code
	 * null} if it is
	 */
	void write(List<T> parts, BiConsumer<T, @Nullable RestClientException> outcome) {
		RestClientException failure = failureOf(parts);
		if (failure != null && parts.size() > 1 && StoreAnswer.refused(failure)) {
			writeOneByOne(parts, outcome);
		}
		else {
			parts.forEach((part) -> outcome.accept(part, failure));
		}
	}

	// A store that is away is asked once
	private void writeOneByOne(List<T> parts, BiConsumer<T, @Nullable RestClientException> outcome) {
		RestClientException away = null;
		for (T part : parts) {
			RestClientException failure = (away != null) ? away : failureOf(List.of(part));
			outcome.accept(part, failure);
			away = (failure != null && !StoreAnswer.refused(failure)) ? failure : null;
		}
	}

	private @Nullable RestClientException failureOf(List<T> parts) {
		try {
			List<PredictionRecord> all = parts.stream().flatMap((part) -> this.records.apply(part).stream()).toList();
			PredictionStoreClient.write(this.store, all);
			return null;
		}
		catch (RestClientException ex) {
			return ex;
		}
	}

}
