package org.reviewscope.console.launch.process;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceDefinitionTests {

	@Test
	void probeGoesToTheMainPort() {
		assertThat(service("http://localhost:8081").readyUrl()).isEqualTo("http://localhost:8081/readyz");
	}

	@Test
	void probeHasNoCertificate() {
		assertThat(service("https://localhost:8081").readyUrl())
			.isEqualTo("http://localhost:9081/actuator/health/readiness");
	}

	private static ServiceDefinition service(String url) {
		return new ServiceDefinition("shop", "org.example.Shop", url, "64m", Map.of("MANAGEMENT_SERVER_PORT", "9081"));
	}

}
