package org.reviewscope.console.access;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Accepts requests only if they are addressed to this machine and to the port on which
 * they arrive. Listening on the loopback address is not enough: a foreign page can make
 * its own name resolve to that address (DNS rebinding), and then sends that name as the
 * host.
 */
class LocalFirewall extends StrictHttpFirewall {

	private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

	LocalFirewall() {
		setAllowedHostnames((name) -> LOCAL_NAMES.stream().anyMatch(name::equalsIgnoreCase));
	}

	@Override
	public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
		if (request.getServerPort() != request.getLocalPort()) {
			throw new RequestRejectedException("The host header names another port");
		}
		return super.getFirewalledRequest(request);
	}

}
