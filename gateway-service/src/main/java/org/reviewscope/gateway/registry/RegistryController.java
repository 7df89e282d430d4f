package org.reviewscope.gateway.registry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists the models, so that clients can look up the version that a prediction names.
 */
@Tag(name = "Models", description = "The models that predictions come from")
@RestController
class RegistryController {

	private final RegistryClient registry;

	RegistryController(RegistryClient registry) {
		this.registry = registry;
	}

	@Operation(summary = "List models, their versions, and which one is active or tried", operationId = "listModels")
	@GetMapping(path = "/api/v1/models", produces = MediaType.APPLICATION_JSON_VALUE)
	RegisteredModels models() {
		return this.registry.models();
	}

}
