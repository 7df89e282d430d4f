package org.reviewscope.modelstore.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is found of a damage of an H2 database, and what is not.
 */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseReadingTests {

	private static final int ROWS = 20_000;

	@TempDir
	private Path directory;

	@BeforeEach
	void write() {
		JdbcTemplate jdbc = new JdbcTemplate(dataSource());
		jdbc.execute("CREATE TABLE prediction (id UUID PRIMARY KEY, trace_id VARCHAR(32))");
		jdbc.update("INSERT INTO prediction SELECT RANDOM_UUID(), 'trace-' || LPAD(x, 8, '0') FROM SYSTEM_RANGE(1, ?)",
				ROWS);
	}

	@Test
	void wholeDatabaseIsRead(CapturedOutput output) {
		assertThat(read()).isFalse();
		assertThat(output).contains("Read all of db.mv.db in ");
	}

	@Test
	void blockThatIsLostInTheMiddleIsFound() throws IOException {
		byte[] content = Files.readAllBytes(database());
		copies("trace-00010000", content).map((at) -> at & -4096)
			.forEach((block) -> Arrays.fill(content, block, block + 4096, (byte) 0));
		Files.write(database(), content);

		assertThatExceptionOfType(DatabaseDamagedException.class).isThrownBy(this::read)
			.withMessageContaining(database().toString());
	}

	@Test
	void changeOfAValueIsNotFound() throws IOException {
		byte[] content = Files.readAllBytes(database());
		copies("trace-00010000", content).forEach((at) -> content[at + 6] = '7');
		Files.write(database(), content);

		assertThat(read()).isFalse();
		assertThat(new JdbcTemplate(dataSource())
			.queryForObject("SELECT COUNT(*) FROM prediction WHERE trace_id = 'trace-70010000'", Integer.class))
			.isOne();
	}

	@Test
	void fileOfWhichOnlyTheHeadIsLeftIsEmpty() throws IOException {
		Files.write(database(), Arrays.copyOf(Files.readAllBytes(database()), 8192));

		assertThat(read()).isTrue();
	}

	@Test
	void fileThatCannotBeOpenedIsDamaged() throws IOException {
		byte[] content = Files.readAllBytes(database());
		Arrays.fill(content, (byte) 'x');
		Files.write(database(), content);

		assertThatExceptionOfType(DatabaseDamagedException.class).isThrownBy(this::read);
	}

	@Test
	void whatToDoIsSaid() {
		DatabaseDamagedException failure = new DatabaseDamagedException(database(), new SQLException("File corrupted"));
		FailureAnalysis analysis = new DatabaseDamagedFailureAnalyzer().analyze(failure);
		assertThat(analysis.getDescription()).contains(database() + " is damaged: ", "File corrupted");
		assertThat(analysis.getAction()).contains("Put the backup of " + database() + " back.");
	}

	private boolean read() {
		return new DatabaseReading(database(), dataSource()).isEmpty();
	}

	private Path database() {
		return this.directory.resolve("db.mv.db");
	}

	private DataSource dataSource() {
		return new DriverManagerDataSource("jdbc:h2:file:" + this.directory + "/./db", "sa", "");
	}

	// Old ones, which H2 does not read any more, may come first
	private static IntStream copies(String text, byte[] content) {
		return Pattern.compile(text)
			.matcher(new String(content, StandardCharsets.ISO_8859_1))
			.results()
			.mapToInt(MatchResult::start);
	}

}
