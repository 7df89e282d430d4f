package org.reviewscope.modelstore.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.reviewscope.modelstore.model.ModelId;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists the models, returns their artifacts and activates versions.
 */
@RestController
@RequestMapping("/models")
class ModelController {

	private static final MediaType ZIP = MediaType.valueOf("application/zip");

	private final ModelRegistry registry;

	private final ModelActivator activator;

	ModelController(ModelRegistry registry, ModelActivator activator) {
		this.registry = registry;
		this.activator = activator;
	}

	@GetMapping
	ModelCatalog list() {
		return this.registry.catalog();
	}

	@GetMapping("/active")
	ActiveVersion active() {
		return this.registry.activeWithCandidate().orElseThrow(ModelNotFoundException::noneActive);
	}

	@PutMapping("/active")
	ActiveVersion activate(@Valid @RequestBody ModelId model) {
		return this.activator.activate(model);
	}

	@GetMapping("/{name}/versions/{version}")
	ModelCatalog.Version version(@PathVariable @Pattern(regexp = ModelId.SLUG) String name,
			@PathVariable @Pattern(regexp = ModelId.SLUG) String version) {
		ModelId model = new ModelId(name, version);
		return this.registry.find(model).orElseThrow(() -> new ModelNotFoundException(model));
	}

	@GetMapping("/{name}/versions/{version}/artifact")
	ResponseEntity<Resource> artifact(@PathVariable @Pattern(regexp = ModelId.SLUG) String name,
			@PathVariable @Pattern(regexp = ModelId.SLUG) String version) {
		RegisteredVersion registered = this.registry.get(new ModelId(name, version));
		return ResponseEntity.ok()
			.eTag(registered.sha256())
			.cacheControl(CacheControl.noCache())
			.contentType(ZIP)
			.body(new FileSystemResource(this.registry.artifact(registered)));
	}

}
