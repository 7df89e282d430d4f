package org.reviewscope.modelstore.registration;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.reviewscope.modelstore.artifact.Checksums;
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
 * the service is ready. What a kill has interrupted is finished at the next start.
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
		List<Resource> seeds = seeds();
		if (!seeds.isEmpty() && (this.registry.size() == 0 || isUnfinished(seeds))) {
			seed(seeds);
		}
		else if (this.registry.size() == 0) {
			logger.warn(
					"The registry is empty and no model is bundled at {}: set MODEL_STORE_ADMIN_TOKEN, upload one "
							+ "with POST /models/NAME/versions and activate it with PUT /models/active",
					this.properties.seed());
		}
	}

	// The process may have been killed while it seeded. A registry that began with
	// another version is left to its owner
	private boolean isUnfinished(List<Resource> seeds) throws IOException {
		if (this.registry.size() >= seeds.size() && this.registry.active().isPresent()) {
			return false;
		}
		try (InputStream first = seeds.getFirst().getInputStream()) {
			return this.registry.holds(Checksums.of(first));
		}
	}

	private void seed(List<Resource> seeds) throws IOException {
		ModelId newest = register(seeds.getFirst());
		if (this.registry.active().isEmpty()) {
			this.activator.activate(newest);
		}
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
			Registration registration = this.registrar.register(content, (artifact) -> {
			});
			if (registration.isNew()) {
				logger.info("Seeded the registry with {}", registration.model());
			}
			return registration.model();
		}
	}

}
