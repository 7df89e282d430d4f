package org.reviewscope.modelstore.prediction;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.modelstore.DatabaseTest;
import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.model.Sentiment;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DatabaseTest
@DataJpaTest(properties = "spring.jpa.properties.hibernate.generate_statistics=true")
@AutoConfigureTestDatabase(replace = Replace.NONE)
@Import(PredictionWriter.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class PredictionWriterTests {

	@Autowired
	PredictionWriter writer;

	@Autowired
	Predictions predictions;

	private Statistics statistics;

	@BeforeEach
	void clearStatistics(@Autowired EntityManagerFactory factory) {
		this.statistics = factory.unwrap(SessionFactory.class).getStatistics();
		this.statistics.clear();
	}

	@Test
	void insertsABatchInOneTransactionWithoutLookingFirst() {
		SortedMap<UUID, PredictionRecord> records = records(250);
		this.writer.write(records);

		// A look-up before the insert would be a statement of Hibernate
		assertThat(this.statistics.getPrepareStatementCount()).isZero();
		assertThat(this.statistics.getTransactionCount()).isEqualTo(1);
		assertThat(this.predictions.findAllById(records.keySet())).hasSize(250);
	}

	@Test
	void insertsWhatIsMissing() {
		SortedMap<UUID, PredictionRecord> records = records(3);
		this.writer.write(new TreeMap<>(records.tailMap(records.lastKey())));

		this.writer.write(records);

		assertThat(this.predictions.findAllById(records.keySet())).hasSize(3);
	}

	@Test
	void keepsEveryValue() {
		PredictionRecord record = new PredictionRecord(Sentiment.NEGATIVE, 0.7, new Scores(0.7, 0.2, 0.1),
				new ModelId("large", "2.0.1"), 5000, 512, true, null, Instant.parse("2026-11-21T23:59:59.999999Z"));
		UUID id = UUID.randomUUID();
		this.writer.write(new TreeMap<>(Map.of(id, record)));

		assertThat(this.predictions.findById(id)).get().extracting(Prediction::content).isEqualTo(record);
	}

	@Test
	void insertsNothingOfWhatIsMissingWhenOneDiffers() {
		SortedMap<UUID, PredictionRecord> records = records(3);
		this.writer.write(new TreeMap<>(records.tailMap(records.lastKey())));
		records.put(records.lastKey(), PredictionFixtures.prediction(18));

		assertThatExceptionOfType(PredictionConflictException.class).isThrownBy(() -> this.writer.write(records));
		assertThat(this.predictions.findAllById(List.copyOf(records.keySet()))).hasSize(1);
	}

	private static SortedMap<UUID, PredictionRecord> records(int count) {
		return Stream.generate(UUID::randomUUID)
			.limit(count)
			.collect(Collectors.toMap((id) -> id, (_) -> PredictionFixtures.prediction(17), (first, _) -> first,
					TreeMap::new));
	}

}
