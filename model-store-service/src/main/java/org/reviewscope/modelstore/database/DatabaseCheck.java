package org.reviewscope.modelstore.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import org.flywaydb.core.api.configuration.FluentConfiguration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Looks for the database before Flyway makes a new one, and reads it before Flyway
 * changes it: a store that has lost its record, or a part of it, must not go on as if
 * nothing had happened.
 */
@Component
class DatabaseCheck implements FlywayConfigurationCustomizer {

	private final JdbcConnectionDetails connection;

	private final Path artifacts;

	DatabaseCheck(JdbcConnectionDetails connection,
			@Value("${reviewscope.model-store.artifacts.directory}") Path artifacts) {
		this.connection = connection;
		this.artifacts = artifacts;
	}

	@Override
	public void customize(FluentConfiguration configuration) {
		H2Url.file(this.connection.getJdbcUrl())
			.ifPresent((database) -> check(database, configuration.getDataSource()));
	}

	private void check(Path database, DataSource dataSource) {
		// If only the head of a file is left, H2 opens it as if it were new
		boolean empty = !Files.exists(database) || new DatabaseReading(database, dataSource).isEmpty();
		if (empty && hasArtifacts()) {
			throw new DatabaseMissingException(database, this.artifacts);
		}
	}

	private boolean hasArtifacts() {
		if (!Files.isDirectory(this.artifacts)) {
			return false;
		}
		try (DirectoryStream<Path> files = Files.newDirectoryStream(this.artifacts, "*.zip")) {
			return files.iterator().hasNext();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
