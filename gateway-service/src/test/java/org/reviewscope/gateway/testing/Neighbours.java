package org.reviewscope.gateway.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * Both neighbours of the gateway, as real HTTP servers.
 */
@TestConfiguration(proxyBeanMethods = false)
public class Neighbours {

	@Bean
	Neighbour inference() {
		return Neighbour.start();
	}

	@Bean
	Neighbour modelStore() {
		return Neighbour.start();
	}

	@Bean
	DynamicPropertyRegistrar neighbourUrls(Neighbour inference, Neighbour modelStore) {
		return (registry) -> {
			registry.add("spring.http.serviceclient.inference.base-url", inference::url);
			registry.add("spring.http.serviceclient.model-store.base-url", modelStore::url);
		};
	}

}
