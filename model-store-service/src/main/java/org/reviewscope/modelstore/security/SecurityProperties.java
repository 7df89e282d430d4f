package org.reviewscope.modelstore.security;

import java.util.List;

import org.reviewscope.trust.SecretTokens;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The secret that allows to change the registry.
 *
 * @param adminToken the bearer token, or two of them while one replaces the other;
 * without one the registry is read-only
 */
@ConfigurationProperties("reviewscope.model-store.security")
record SecurityProperties(@DefaultValue List<String> adminToken) {

	boolean isReadOnly() {
		return new SecretTokens(this.adminToken).isEmpty();
	}

	boolean accepts(String token) {
		return new SecretTokens(this.adminToken).accept(token);
	}

	@Override
	public String toString() {
		return "SecurityProperties[readOnly=" + isReadOnly() + "]";
	}

}
