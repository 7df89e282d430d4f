package org.reviewscope.inference.onnx;

import io.micrometer.observation.ObservationRegistry;
import org.reviewscope.inference.artifact.ModelFiles;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires what loads models.
 */
@Configuration(proxyBeanMethods = false)
class OnnxConfiguration {

	@Bean
	ModelLoader modelLoader(OnnxProperties properties, ModelFiles files, JsonMapper json,
			ObservationRegistry registry) {
		NativeLibraries.unpackTo(files.directory().resolve("native"));
		return new ObservedModelLoader(new OnnxModelLoader(json, properties.intraOpThreads()), registry);
	}

}
