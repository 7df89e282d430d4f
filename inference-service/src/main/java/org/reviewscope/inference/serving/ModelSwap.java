package org.reviewscope.inference.serving;

import java.io.IOException;

import org.reviewscope.inference.artifact.ModelFile;

/**
 * Puts a version in the place of the one that serves.
 */
@FunctionalInterface
interface ModelSwap {

	/**
	 * Swaps. When it fails, the version that served goes on serving.
	 * @param file the version's artifact, and where it belongs if it is not here yet
	 * @throws IOException if the disk fails
	 */
	void to(ModelFile file) throws IOException;

}
