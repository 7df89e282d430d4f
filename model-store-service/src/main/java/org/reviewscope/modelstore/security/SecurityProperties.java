package org.reviewscope.modelstore.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * The secret that allows to change the registry.
 *
 * @param adminToken the bearer token; without one the registry is read-only
 */
@ConfigurationProperties("reviewscope.model-store.security")
record SecurityProperties(@Nullable String adminToken) {

	boolean isReadOnly() {
		return !StringUtils.hasText(this.adminToken);
	}

	// Compares in constant time: the duration must not tell how much of a guess is
	// right
	boolean accepts(String token) {
		return this.adminToken != null && !isReadOnly() && MessageDigest
			.isEqual(this.adminToken.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String toString() {
		return "SecurityProperties[readOnly=" + isReadOnly() + "]";
	}

}
