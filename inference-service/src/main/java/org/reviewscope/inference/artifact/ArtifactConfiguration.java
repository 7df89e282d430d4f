package org.reviewscope.inference.artifact;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;

/**
 * Wires what brings artifacts here.
 */
@Configuration(proxyBeanMethods = false)
class ArtifactConfiguration {

	@Bean
	ModelFiles modelFiles(ArtifactProperties properties, JsonMapper json) {
		return new ModelFiles(properties.directory(), json);
	}

	@Bean
	ArtifactDownload artifactDownload(RestClient.Builder client, ClientHttpRequestFactoryBuilder<?> requests,
			HttpClientSettings settings, Environment environment, ArtifactProperties properties) {
		return new ArtifactDownload(
				client.baseUrl(environment.getRequiredProperty("spring.http.serviceclient.model-store.base-url"))
					.requestFactory(requests.build(settings.withReadTimeout(properties.downloadTimeout())))
					.build());
	}

}
