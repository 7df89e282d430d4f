package org.reviewscope.modelstore.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Keeps artifacts as files. The name of a file is its checksum, so that a file with such
 * a name is complete. Where artifacts are shared, the files are copies of them.
 */
@Component
public class ArtifactStore implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(ArtifactStore.class);

	private static final String PARTIAL = ".partial";

	/**
	 * A file that grows was changed a moment ago: another store with the same folder may
	 * be writing it.
	 */
	private static final Duration ABANDONED = Duration.ofMinutes(10);

	private final Path directory;

	private final ArtifactInspector inspector;

	private final Optional<SharedArtifacts> shared;

	ArtifactStore(ArtifactProperties properties, ArtifactInspector inspector, Optional<SharedArtifacts> shared)
			throws IOException {
		this.directory = Files.createDirectories(properties.directory().toAbsolutePath().normalize());
		this.inspector = inspector;
		this.shared = shared;
	}

	/**
	 * Removes incomplete files that a crash has left.
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
			return new IncomingArtifact(partial, this, sha256, Files.size(partial), this.inspector.inspect(partial));
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
		return Optional.of(file(sha256)).filter(Files::isRegularFile).or(() -> copy(sha256));
	}

	// First where all find it, then where this store finds it soon
	boolean keep(Path partial, String sha256) throws IOException {
		boolean fresh = !this.shared.map((artifacts) -> artifacts.holds(sha256))
			.orElseGet(() -> Files.exists(file(sha256)));
		if (fresh) {
			this.shared.ifPresent((artifacts) -> artifacts.put(sha256, partial));
		}
		Files.move(partial, file(sha256), StandardCopyOption.ATOMIC_MOVE);
		return fresh;
	}

	void discard(String sha256) throws IOException {
		this.shared.ifPresent((artifacts) -> artifacts.delete(sha256));
		Files.deleteIfExists(file(sha256));
	}

	private Optional<Path> copy(String sha256) {
		try {
			return this.shared.isPresent() ? copy(this.shared.get(), sha256) : Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Optional<Path> copy(SharedArtifacts artifacts, String sha256) throws IOException {
		Path partial = Files.createTempFile(this.directory, "download-", PARTIAL);
		try {
			Optional<String> came = artifacts.bring(sha256, partial);
			if (came.filter(sha256::equals).isPresent()) {
				return Optional.of(Files.move(partial, file(sha256), StandardCopyOption.ATOMIC_MOVE));
			}
			came.ifPresent(
					(other) -> logger.error("The shared artifact {} is damaged, its SHA-256 is {}", sha256, other));
			return Optional.empty();
		}
		finally {
			Files.deleteIfExists(partial);
		}
	}

	private Path file(String sha256) {
		return this.directory.resolve(sha256 + ".zip");
	}

	private void removePartialFiles() throws IOException {
		try (DirectoryStream<Path> leftOver = Files.newDirectoryStream(this.directory, "*" + PARTIAL)) {
			for (Path file : leftOver) {
				removeAbandoned(file);
			}
		}
	}

	private static void removeAbandoned(Path file) throws IOException {
		try {
			Instant changed = Files.getLastModifiedTime(file).toInstant();
			if (changed.isBefore(Instant.now().minus(ABANDONED)) && Files.deleteIfExists(file)) {
				logger.info("Removed {}, the rest of an upload that was cut off", file.getFileName());
			}
		}
		catch (NoSuchFileException ex) {
			logger.debug("Another store is done with {}", file.getFileName());
		}
	}

}
