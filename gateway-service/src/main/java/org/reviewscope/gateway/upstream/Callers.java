package org.reviewscope.gateway.upstream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Says on whose behalf the current request comes, so that nobody takes more than a fair
 * share: a tenant that has been here for a while, otherwise a client's address. A client
 * that invents tenants still counts as one address.
 */
final class Callers {

	/** Tells inference who the caller is. */
	static final String HEADER = "x-caller";

	private static final String TENANT = "x-tenant-id";

	private final KnownTenants tenants;

	Callers(KnownTenants tenants) {
		this.tenants = tenants;
	}

	/**
	 * Returns the caller.
	 * @return a text that is the same for the same caller, empty outside of a request
	 */
	String current() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? caller(attributes.getRequest()) : "";
	}

	private String caller(HttpServletRequest request) {
		String tenant = request.getHeader(TENANT);
		return (tenant != null && this.tenants.isKnown(tenant)) ? "tenant " + tenant
				: "address " + request.getRemoteAddr();
	}

}
