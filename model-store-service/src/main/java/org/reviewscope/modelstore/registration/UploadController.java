package org.reviewscope.modelstore.registration;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.reviewscope.modelstore.artifact.IncomingArtifact;
import org.reviewscope.modelstore.artifact.InvalidArtifactException;
import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.registry.ModelCatalog;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Registers uploaded versions.
 */
@RestController
class UploadController {

	private final ModelRegistrar registrar;

	UploadController(ModelRegistrar registrar) {
		this.registrar = registrar;
	}

	@PostMapping(path = "/models/{name}/versions", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	ResponseEntity<ModelCatalog.Version> upload(@PathVariable @Pattern(regexp = ModelId.SLUG) String name,
			@RequestParam MultipartFile artifact,
			@RequestParam(required = false) @Pattern(regexp = "[0-9a-fA-F]{64}") @Nullable String sha256)
			throws IOException {
		try (InputStream content = artifact.getInputStream()) {
			return response(this.registrar.register(content, (incoming) -> check(incoming, name, sha256)));
		}
	}

	private static void check(IncomingArtifact artifact, String name, @Nullable String sha256) {
		if (sha256 != null && !sha256.equalsIgnoreCase(artifact.sha256())) {
			throw new InvalidArtifactException(
					"The artifact's SHA-256 is %s, not the one given. Upload it again.".formatted(artifact.sha256()));
		}
		if (!name.equals(artifact.manifest().name())) {
			throw new InvalidArtifactException("The manifest names the model %s: POST it to /models/%s/versions."
				.formatted(artifact.manifest().name(), artifact.manifest().name()));
		}
	}

	private static ResponseEntity<ModelCatalog.Version> response(Registration registration) {
		ResponseEntity.BodyBuilder response = registration.isNew()
				? ResponseEntity.created(location(registration.model())) : ResponseEntity.ok();
		return response.body(registration.version());
	}

	private static URI location(ModelId model) {
		return URI.create("/models/%s/versions/%s".formatted(model.name(), model.version()));
	}

}
