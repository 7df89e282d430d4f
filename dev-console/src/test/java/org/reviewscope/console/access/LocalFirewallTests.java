package org.reviewscope.console.access;

import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Another name of this machine is accepted only if the user has named it.
 */
class LocalFirewallTests {

	private final LocalFirewall firewall = new LocalFirewall(Set.of("console"));

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1", "[::1]", "console", "Console" })
	void ownNamesAreAccepted(String name) {
		assertThat(this.firewall.getFirewalledRequest(request(name, 4318)).getServerName()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "console.example", "evil.example", "host.docker.internal", "" })
	void othersAreRefused(String name) {
		assertThatExceptionOfType(RequestRejectedException.class)
			.isThrownBy(() -> this.firewall.getFirewalledRequest(request(name, 4318)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "console" })
	void otherPortIsRefused(String name) {
		assertThatExceptionOfType(RequestRejectedException.class)
			.isThrownBy(() -> this.firewall.getFirewalledRequest(request(name, 3000)));
	}

	private static MockHttpServletRequest request(String name, int port) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/traces");
		request.setServerName(name);
		request.setServerPort(port);
		request.setLocalPort(4318);
		return request;
	}

}
