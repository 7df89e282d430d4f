package org.reviewscope.console.access;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Accepts requests only if they are addressed to this machine and to the port on which
 * they arrive. Listening on the loopback address is not enough: a foreign page can make
 * its own name resolve to that address (DNS rebinding), and then sends that name as the
 * host. A foreign page may link here, but not load anything: an image or a frame has no
 * origin to check, and a stream would go on for as long as that page is open.
 */
class LocalFirewall extends StrictHttpFirewall {

	private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

	private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

	/**
	 * Creates the firewall.
	 * @param furtherNames other names of this machine, such as that of a container, by
	 * which others in its network send
	 */
	LocalFirewall(Set<String> furtherNames) {
		setAllowedHostnames(
				(name) -> Stream.of(LOCAL_NAMES, furtherNames).flatMap(Set::stream).anyMatch(name::equalsIgnoreCase));
	}

	@Override
	public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
		if (request.getServerPort() != request.getLocalPort()) {
			throw new RequestRejectedException("The host header names another port");
		}
		if (FOREIGN.contains(Objects.requireNonNullElse(request.getHeader("Sec-Fetch-Site"), ""))
				&& !"document".equals(request.getHeader("Sec-Fetch-Dest"))) {
			throw new ForeignPageException();
		}
		return super.getFirewalledRequest(request);
	}

	/**
	 * The address is right, but the origin of the request is not.
	 */
	@SuppressWarnings("serial")
	static final class ForeignPageException extends RequestRejectedException {

		static final String DETAIL = "Pages of other sites, and of other ports of this machine, may link to the "
				+ "console, but load nothing from it";

		ForeignPageException() {
			super(DETAIL);
		}

	}

}
