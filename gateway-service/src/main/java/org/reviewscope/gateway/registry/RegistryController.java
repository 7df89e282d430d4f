package org.reviewscope.gateway.registry;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows which models there are, so that a prediction's version means something to its
 * reader.
 */
@RestController
class RegistryController {

	private final RegistryClient registry;

	RegistryController(RegistryClient registry) {
		this.registry = registry;
	}

	@GetMapping(path = "/api/v1/models", produces = MediaType.APPLICATION_JSON_VALUE)
	RegisteredModels models() {
		return this.registry.models();
	}

}
