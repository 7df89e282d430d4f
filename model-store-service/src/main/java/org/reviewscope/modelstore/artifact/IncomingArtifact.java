package org.reviewscope.modelstore.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An artifact that was received and checked, but is not yet kept.
 */
public final class IncomingArtifact implements AutoCloseable {

	private final Path partial;

	private final ArtifactStore store;

	private final String sha256;

	private final long sizeBytes;

	private final Manifest manifest;

	IncomingArtifact(Path partial, ArtifactStore store, String sha256, long sizeBytes, Manifest manifest) {
		this.partial = partial;
		this.store = store;
		this.sha256 = sha256;
		this.sizeBytes = sizeBytes;
		this.manifest = manifest;
	}

	public String sha256() {
		return this.sha256;
	}

	public long sizeBytes() {
		return this.sizeBytes;
	}

	public Manifest manifest() {
		return this.manifest;
	}

	/**
	 * Keeps the artifact, in one atomic step.
	 * @return {@code true} if the store did not have it before
	 * @throws IOException when the file cannot be moved
	 */
	public boolean keep() throws IOException {
		return this.store.keep(this.partial, this.sha256);
	}

	/**
	 * Deletes a {@linkplain #keep() kept} artifact that no version refers to.
	 * @throws IOException when the file cannot be deleted
	 */
	public void discard() throws IOException {
		this.store.discard(this.sha256);
	}

	@Override
	public void close() throws IOException {
		Files.deleteIfExists(this.partial);
	}

}
