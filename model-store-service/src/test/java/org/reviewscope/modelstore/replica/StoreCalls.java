package org.reviewscope.modelstore.replica;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Calls that one of several stores answers.
 */
final class StoreCalls {

	private StoreCalls() {
	}

	static int upload(RestTestClient store, String name, byte[] artifact) {
		MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
		parts.add("artifact", new ByteArrayResource(artifact) {

			@Override
			public String getFilename() {
				return "artifact.zip";
			}

		});
		return status(store.post()
			.uri("/models/{name}/versions", name)
			.header("Authorization", "Bearer test-token")
			.contentType(MediaType.MULTIPART_FORM_DATA)
			.body(parts));
	}

	static byte[] artifact(RestTestClient store, String name) {
		return store.get()
			.uri("/models/{name}/versions/1.0.0/artifact", name)
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(byte[].class)
			.getResponseBody();
	}

	static int artifactStatus(RestTestClient store, String name) {
		return status(store.get().uri("/models/{name}/versions/1.0.0/artifact", name));
	}

	static int status(RestTestClient.RequestHeadersSpec<?> request) {
		return request.exchange().returnResult(Void.class).getStatus().value();
	}

}
