package org.reviewscope.modelstore.prediction;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes predictions, each call in one transaction. They are sorted by id: two batches
 * lock the same rows in the same order, and cannot deadlock.
 */
@Component
class PredictionWriter {

	/**
	 * Skips an id that exists already, so that a repeated write is no database error. H2
	 * does not know "on conflict do nothing". The id is given as a row, because H2 would
	 * evaluate the subquery only once otherwise.
	 */
	private static final String INSERT = """
			insert into prediction (id, sentiment, confidence, score_negative, score_neutral, score_positive,
				model_name, model_version, review_length, tokens, truncated, trace_id, created_at)
			select n.id, :sentiment, :confidence, :negative, :neutral, :positive,
				:modelName, :modelVersion, :reviewLength, :tokens, :truncated, :traceId, :createdAt
			from (values (cast(:id as uuid))) n (id)
			where not exists (select 1 from prediction p where p.id = n.id)""";

	/**
	 * PostgreSQL fails a whole batch for one id that another writer inserts at the same
	 * time. With each failure another writer is done, so the number of writers at once
	 * bounds the tries: Spring's default of 3 was too few for 8.
	 */
	private static final int MAX_RETRIES = 20;

	private final NamedParameterJdbcOperations jdbc;

	private final Predictions predictions;

	PredictionWriter(NamedParameterJdbcOperations jdbc, Predictions predictions) {
		this.jdbc = jdbc;
		this.predictions = predictions;
	}

	/**
	 * Inserts the predictions that do not exist yet, and compares the others with what is
	 * stored. Tried again when another writer inserts at the same time.
	 * @param records the predictions by id
	 * @throws PredictionConflictException when an id stands for another prediction
	 */
	@Retryable(includes = { DataIntegrityViolationException.class, ConcurrencyFailureException.class },
			maxRetries = MAX_RETRIES, delay = 10, jitter = 10)
	@Transactional
	void write(SortedMap<UUID, PredictionRecord> records) {
		SqlParameterSource[] rows = records.entrySet()
			.stream()
			.map(PredictionWriter::row)
			.toArray(SqlParameterSource[]::new);
		int[] inserted = this.jdbc.batchUpdate(INSERT, rows);
		if (Arrays.stream(inserted).anyMatch((count) -> count != 1)) {
			this.predictions.findAllById(records.keySet())
				.forEach((prediction) -> requireSame(prediction, records.get(prediction.id())));
		}
	}

	private static void requireSame(Prediction prediction, @Nullable PredictionRecord content) {
		if (!prediction.content().equals(content)) {
			throw new PredictionConflictException(prediction.id());
		}
	}

	private static SqlParameterSource row(Map.Entry<UUID, PredictionRecord> entry) {
		PredictionRecord content = entry.getValue();
		return new MapSqlParameterSource("id", entry.getKey()).addValue("sentiment", content.sentiment().label())
			.addValue("confidence", content.confidence())
			.addValue("negative", content.scores().negative())
			.addValue("neutral", content.scores().neutral())
			.addValue("positive", content.scores().positive())
			.addValue("modelName", content.model().name())
			.addValue("modelVersion", content.model().version())
			.addValue("reviewLength", content.reviewLength())
			.addValue("tokens", content.tokens())
			.addValue("truncated", content.truncated())
			.addValue("traceId", content.traceId())
			.addValue("createdAt", content.createdAt().atOffset(ZoneOffset.UTC));
	}

}
