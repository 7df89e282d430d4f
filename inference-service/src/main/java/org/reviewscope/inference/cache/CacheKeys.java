package org.reviewscope.inference.cache;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.reviewscope.inference.sentiment.ModelRef;

/**
 * Makes keys that reveal nothing about a text: HMAC-SHA256 (RFC 2104) of the version and
 * the text. A plain digest would let anyone who reads the keys try texts until one fits.
 */
final class CacheKeys {

	private static final String ALGORITHM = "HmacSHA256";

	private static final String PREFIX = "reviewscope:result:";

	private final SecretKeySpec secret;

	CacheKeys(byte[] secret) {
		this.secret = new SecretKeySpec(secret, ALGORITHM);
	}

	/**
	 * Makes the key of a text's result.
	 * @param model the version that makes the result
	 * @param text the text
	 * @return the key, the same for the same version, text and secret
	 */
	String of(ModelRef model, String text) {
		Mac mac = mac();
		// No name holds a zero: "a", "b1" and "ab", "1" are different keys
		mac.update((model.name() + '\0' + model.version() + '\0').getBytes(StandardCharsets.UTF_8));
		mac.update(text.getBytes(StandardCharsets.UTF_16BE));
		return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
	}

	private Mac mac() {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.secret);
			return mac;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has " + ALGORITHM, ex);
		}
	}

}
