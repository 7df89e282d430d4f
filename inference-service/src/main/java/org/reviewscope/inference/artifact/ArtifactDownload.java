package org.reviewscope.inference.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Streams an artifact from the store to a file.
 */
public final class ArtifactDownload {

	private final RestClient store;

	ArtifactDownload(RestClient store) {
		this.store = store;
	}

	/**
	 * Brings an artifact to disk, unless it is there.
	 * @param file the artifact, and where it belongs
	 * @throws IOException if the disk fails
	 * @throws RestClientException if the store does not deliver it whole
	 */
	public void bring(ModelFile file) throws IOException {
		if (Files.exists(file.path())) {
			return;
		}
		Path part = file.path().resolveSibling(file.path().getFileName() + ".part");
		this.store.get()
			.uri("/models/{name}/versions/{version}/artifact", file.ref().name(), file.ref().version())
			.exchange((_, response) -> copy(response, part));
		Files.move(part, file.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	private static Path copy(ClientHttpResponse response, Path target) throws IOException {
		if (!response.getStatusCode().is2xxSuccessful()) {
			throw new IOException("The store answered " + response.getStatusCode());
		}
		try (OutputStream file = Files.newOutputStream(target)) {
			response.getBody().transferTo(file);
		}
		return target;
	}

}
