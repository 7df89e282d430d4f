package org.reviewscope.modelstore.artifact;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Artifacts outside of the store, shared by several. With it, the store's own folder
 * holds copies only.
 */
public interface SharedArtifacts {

	/**
	 * Returns whether an artifact is there.
	 * @param sha256 its checksum
	 * @return {@code true} if it was put there
	 */
	boolean holds(String sha256);

	/**
	 * Puts an artifact there, whole or not at all.
	 * @param sha256 its checksum
	 * @param file its content
	 */
	void put(String sha256, Path file);

	/**
	 * Brings an artifact.
	 * @param sha256 its checksum
	 * @param target the file to write it to
	 * @return the checksum of what came, or nothing if it is not there
	 */
	Optional<String> bring(String sha256, Path target);

	/**
	 * Deletes an artifact.
	 * @param sha256 its checksum
	 */
	void delete(String sha256);

}
