package org.reviewscope.inference.model;

/**
 * Makes a model that can serve from an artifact.
 */
@FunctionalInterface
interface ModelLoader {

	/**
	 * Verifies, opens and tries an artifact.
	 * @param file the artifact
	 * @return a model that has answered once
	 * @throws InvalidModelException if it cannot serve
	 */
	LoadedModel load(ModelFile file);

}
