package org.reviewscope.inference.serving;

import org.reviewscope.inference.onnx.LoadedModel;

/**
 * Has a model serve without a store, for tests.
 */
public final class ServingModels {

	private ServingModels() {
	}

	/**
	 * Activates a model.
	 * @param serving where to activate it
	 * @param model the model, closed by the former
	 */
	public static void activate(ServingModel serving, LoadedModel model) {
		serving.swap(model);
	}

}
