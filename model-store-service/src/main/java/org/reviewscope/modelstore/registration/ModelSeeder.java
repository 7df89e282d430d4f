package org.reviewscope.modelstore.registration;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.registry.ModelActivator;
import org.reviewscope.modelstore.registry.ModelRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Registers the bundled versions in an empty registry and activates the newest, before
 * the service is ready.
 */
@Component
class ModelSeeder implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger(ModelSeeder.class);

	private final ModelRegistry registry;

	private final ModelRegistrar registrar;

	private final ModelActivator activator;

	private final SeedProperties properties;

	private final ResourcePatternResolver resources;

	ModelSeeder(ModelRegistry registry, ModelRegistrar registrar, ModelActivator activator, SeedProperties properties,
			ResourcePatternResolver resources) {
		this.registry = registry;
		this.registrar = registrar;
		this.activator = activator;
		this.properties = properties;
		this.resources = resources;
	}

	@Override
	public void run(ApplicationArguments args) throws IOException {
		if (!this.registry.isEmpty()) {
			return;
		}
		List<Resource> seeds = seeds();
		if (seeds.isEmpty()) {
			logger.warn(
					"The registry is empty and no model is bundled at {}: set MODEL_STORE_ADMIN_TOKEN, upload one "
							+ "with POST /models/NAME/versions and activate it with PUT /models/active",
					this.properties.seed());
			return;
		}
		this.activator.activate(register(seeds.getFirst()));
		for (Resource older : seeds.subList(1, seeds.size())) {
			register(older);
		}
	}

	// By name, the last one first: inference may ask for the active version before all
	// are there
	private List<Resource> seeds() throws IOException {
		return Arrays.stream(this.resources.getResources(this.properties.seed()))
			.sorted(Comparator.comparing((Resource seed) -> String.valueOf(seed.getFilename())).reversed())
			.toList();
	}

	private ModelId register(Resource seed) throws IOException {
		try (InputStream content = seed.getInputStream()) {
			ModelId model = this.registrar.register(content, (artifact) -> {
			}).model();
			logger.info("Seeded the empty registry with {}", model);
			return model;
		}
	}

}
