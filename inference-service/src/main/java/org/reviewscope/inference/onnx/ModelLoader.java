package org.reviewscope.inference.onnx;

import org.reviewscope.inference.artifact.InvalidModelException;
import org.reviewscope.inference.artifact.ModelFile;

/**
 * Makes a model that can serve from an artifact.
 */
@FunctionalInterface
public interface ModelLoader {

	/**
	 * Verifies, opens and tries an artifact.
	 * @param file the artifact
	 * @return a model that has answered once
	 * @throws InvalidModelException if it cannot serve
	 */
	LoadedModel load(ModelFile file);

}
