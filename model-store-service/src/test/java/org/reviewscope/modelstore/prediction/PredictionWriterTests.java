package org.reviewscope.modelstore.prediction;

import java.util.List;
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

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DatabaseTest
@DataJpaTest(properties = "spring.jpa.properties.hibernate.generate_statistics=true")
@AutoConfigureTestDatabase(replace = Replace.NONE)
@Import({ PredictionWriter.class, PredictionConfiguration.class })
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
		this.writer.insert(records(250));

		// One statement for all of the batches, and none that selects
		assertThat(this.statistics.getPrepareStatementCount()).isEqualTo(1);
		assertThat(this.statistics.getTransactionCount()).isEqualTo(1);
		assertThat(this.statistics.getEntityInsertCount()).isEqualTo(250);
	}

	@Test
	void insertsNothingWhenOneIsThere() {
		SortedMap<UUID, PredictionRecord> records = records(3);
		this.writer.insert(new TreeMap<>(records.tailMap(records.lastKey())));

		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.writer.insert(records));
		assertThat(this.predictions.findAllById(records.keySet())).hasSize(1);
	}

	@Test
	void insertsWhatIsMissing() {
		SortedMap<UUID, PredictionRecord> records = records(3);
		this.writer.insert(new TreeMap<>(records.tailMap(records.lastKey())));

		this.writer.insertMissing(records);

		assertThat(this.predictions.findAllById(records.keySet())).hasSize(3);
	}

	@Test
	void insertsNothingOfWhatIsMissingWhenOneDiffers() {
		SortedMap<UUID, PredictionRecord> records = records(3);
		this.writer.insert(new TreeMap<>(records.tailMap(records.lastKey())));
		records.put(records.lastKey(), PredictionFixtures.prediction(18));

		assertThatExceptionOfType(PredictionConflictException.class)
			.isThrownBy(() -> this.writer.insertMissing(records));
		assertThat(this.predictions.findAllById(List.copyOf(records.keySet()))).hasSize(1);
	}

	private static SortedMap<UUID, PredictionRecord> records(int count) {
		return Stream.generate(UUID::randomUUID)
			.limit(count)
			.collect(Collectors.toMap((id) -> id, (_) -> PredictionFixtures.prediction(17), (first, _) -> first,
					TreeMap::new));
	}

}
