package org.reviewscope.inference.onnx;

import io.micrometer.observation.ObservationRegistry;
import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.telemetry.ModelObservationDocumentation;
import org.reviewscope.inference.telemetry.ModelObservationKeys;

/**
 * Times the loading of a model, and has the model's own work observed.
 */
final class ObservedModelLoader implements ModelLoader {

	private final ModelLoader loader;

	private final ObservationRegistry registry;

	ObservedModelLoader(ModelLoader loader, ObservationRegistry registry) {
		this.loader = loader;
		this.registry = registry;
	}

	@Override
	public LoadedModel load(ModelFile file) {
		return ModelObservationDocumentation.LOAD.observation(this.registry)
			.highCardinalityKeyValue(ModelObservationKeys.NAME.withValue(file.ref().name()))
			.highCardinalityKeyValue(ModelObservationKeys.VERSION.withValue(file.ref().version()))
			.observe(() -> new ObservedModel(this.loader.load(file), this.registry));
	}

}
