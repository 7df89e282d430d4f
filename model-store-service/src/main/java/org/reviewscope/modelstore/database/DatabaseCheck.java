package org.reviewscope.modelstore.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.flywaydb.core.api.configuration.FluentConfiguration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Looks for the database before Flyway makes a new one: a store that has lost its record
 * must not begin again as if nothing had happened.
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
		H2Url.file(this.connection.getJdbcUrl()).filter((database) -> !Files.exists(database)).ifPresent((database) -> {
			if (hasArtifacts()) {
				throw new DatabaseMissingException(database, this.artifacts);
			}
		});
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
