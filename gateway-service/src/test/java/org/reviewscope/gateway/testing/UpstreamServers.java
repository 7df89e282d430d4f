package org.reviewscope.gateway.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * The two services behind the gateway, as real HTTP servers.
 */
@TestConfiguration(proxyBeanMethods = false)
public class UpstreamServers {

	@Bean
	UpstreamServer inference() {
		return UpstreamServer.start();
	}

	@Bean
	UpstreamServer modelStore() {
		return UpstreamServer.start();
	}

	@Bean
	DynamicPropertyRegistrar upstreamUrls(UpstreamServer inference, UpstreamServer modelStore) {
		return (registry) -> {
			registry.add("spring.http.serviceclient.inference.base-url", inference::url);
			registry.add("spring.http.serviceclient.model-store.base-url", modelStore::url);
		};
	}

}
