package org.reviewscope.modelstore.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Keeps artifacts as files. The name of a file is its checksum, so that a file with such
 * a name is complete.
 */
@Component
public class ArtifactStore implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(ArtifactStore.class);

	private static final String PARTIAL = ".partial";

	private final Path directory;

	private final ArtifactInspector inspector;

	ArtifactStore(ArtifactProperties properties, ArtifactInspector inspector) throws IOException {
		this.directory = Files.createDirectories(properties.directory().toAbsolutePath().normalize());
		this.inspector = inspector;
	}

	/**
	 * Removes incomplete files that a crash has left. This waits until the database is
	 * open: its lock makes sure that no other store is writing to the folder.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		try {
			removePartialFiles();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads an artifact and checks it. It is deleted when it is closed, unless it was
	 * {@linkplain IncomingArtifact#keep() kept} before.
	 * @param content the zip
	 * @return the checked artifact
	 * @throws IOException when it cannot be read or written
	 * @throws InvalidArtifactException when it is not a usable artifact
	 */
	public IncomingArtifact receive(InputStream content) throws IOException {
		Path partial = Files.createTempFile(this.directory, "upload-", PARTIAL);
		try {
			String sha256 = Checksums.copy(content, partial);
			return new IncomingArtifact(partial, file(sha256), sha256, Files.size(partial),
					this.inspector.inspect(partial));
		}
		catch (IOException | RuntimeException ex) {
			Files.deleteIfExists(partial);
			throw ex;
		}
	}

	/**
	 * Finds a kept artifact.
	 * @param sha256 its checksum
	 * @return its file
	 */
	public Optional<Path> find(String sha256) {
		return Optional.of(file(sha256)).filter(Files::isRegularFile);
	}

	private Path file(String sha256) {
		return this.directory.resolve(sha256 + ".zip");
	}

	private void removePartialFiles() throws IOException {
		try (DirectoryStream<Path> leftOver = Files.newDirectoryStream(this.directory, "*" + PARTIAL)) {
			for (Path file : leftOver) {
				Files.deleteIfExists(file);
				logger.info("Removed {}, the rest of an upload that was cut off", file.getFileName());
			}
		}
	}

}
