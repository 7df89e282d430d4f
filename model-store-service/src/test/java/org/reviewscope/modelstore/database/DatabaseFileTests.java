package org.reviewscope.modelstore.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.modelstore.ModelStoreApplication;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A store whose database file is taken away.
 */
class DatabaseFileTests {

	@TempDir
	private Path directory;

	@Test
	void nothingIsCommittedToAFileThatIsGone() throws IOException {
		try (ConfigurableApplicationContext store = start()) {
			write(store);
			assertThat(status(store)).isEqualTo(Status.UP);
			Files.delete(database());

			assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(() -> write(store))
				.withMessageContaining(database().toString());
			assertThat(status(store)).isEqualTo(Status.DOWN);
		}
	}

	@Test
	void anotherFileOfTheSameNameIsNotTheDatabase() throws IOException {
		try (ConfigurableApplicationContext store = start()) {
			Files.move(database(), this.directory.resolve("moved"));
			Files.createFile(database());

			assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(() -> write(store));
			assertThat(status(store)).isEqualTo(Status.DOWN);
		}
	}

	@Test
	void storeThatHasLostItsDatabaseDoesNotBeginAnew() throws IOException {
		start().close();
		start().close();
		Files.createFile(Files.createDirectories(this.directory.resolve("artifacts")).resolve("a.zip"));
		Files.write(database(), Arrays.copyOf(Files.readAllBytes(database()), 8192));
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> start().close())
			.havingRootCause()
			.isInstanceOf(DatabaseMissingException.class);
		Files.delete(database());

		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> start().close())
			.havingRootCause()
			.isInstanceOf(DatabaseMissingException.class)
			.withMessageContaining(database().toString());
		assertThat(database()).doesNotExist();
	}

	@Test
	void storeWhoseDatabaseIsDamagedDoesNotStart() throws IOException {
		start().close();
		byte[] content = Files.readAllBytes(database());
		Arrays.fill(content, (byte) 'x');
		Files.write(database(), content);

		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> start().close())
			.withStackTraceContaining(database() + " is damaged: ");
	}

	@Test
	void whatToDoIsSaid() {
		DatabaseMissingException failure = new DatabaseMissingException(database(), this.directory);
		assertThat(new DatabaseMissingFailureAnalyzer().analyze(failure).getAction())
			.contains("To start with an empty record instead, move " + this.directory + " away.");
	}

	@Test
	void onlyH2KeepsAFile() {
		assertThat(H2Url.file("jdbc:h2:file:data/./db;WRITE_DELAY=0")).contains(Path.of("data/./db.mv.db"));
		assertThat(H2Url.file("jdbc:h2:mem:db")).isEmpty();
		assertThat(H2Url.file("jdbc:h2:file:~/db")).isEmpty();
		assertThat(H2Url.file("jdbc:postgresql://db/store")).isEmpty();
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(ModelStoreApplication.class).run("--server.port=0",
				"--management.server.port=0", "--reviewscope.model-store.data-dir=" + this.directory,
				"--spring.datasource.url=jdbc:h2:file:" + this.directory + "/./db;DB_CLOSE_ON_EXIT=FALSE");
	}

	private Path database() {
		return this.directory.resolve("./db.mv.db");
	}

	private static Status status(ConfigurableApplicationContext store) {
		return store.getBean(DatabaseFile.class).health().getStatus();
	}

	private static void write(ConfigurableApplicationContext store) {
		JdbcTemplate jdbc = store.getBean(JdbcTemplate.class);
		new TransactionTemplate(store.getBean(PlatformTransactionManager.class))
			.execute((transaction) -> jdbc.update("UPDATE activation SET activated_at = CURRENT_TIMESTAMP"));
	}

}
