package org.reviewscope.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.Test;
import org.reviewscope.gateway.testing.RawHttp;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The health of the called services, and of the gateway when one of them is away.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "server.port=0", "management.server.port=0" })
class UpstreamHealthTests {

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;

	@Autowired
	private CircuitBreakerRegistry circuitBreakers;

	@Test
	void openCircuitShowsInTheDetailsButLeavesTheGatewayReady() {
		assertThat(get(this.managementPort, "/actuator/health").text()).contains("\"inference\":{", "\"model-store\":{",
				"\"status\":\"UP\"");
		this.circuitBreakers.circuitBreaker("inference").transitionToOpenState();
		assertThat(get(this.managementPort, "/actuator/health")).satisfies((health) -> {
			assertThat(health.status()).isEqualTo(200);
			assertThat(health.text()).contains("\"status\":\"DEGRADED\"", "\"circuit\":\"OPEN\"");
		});
		assertThat(get(this.port, "/readyz")).satisfies((ready) -> {
			assertThat(ready.status()).isEqualTo(200);
			assertThat(ready.text()).contains("\"status\":\"UP\"");
		});
	}

	private static RawHttp.Answer get(int port, String path) {
		return new RawHttp(port).send("GET", path, new byte[0]);
	}

}
