package org.reviewscope.console.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * A secret that only the console's own pages know, one for each start: a foreign page can
 * make the browser send a form, but can not read what it must hold.
 */
@Component
public class FormToken {

	private static final int BYTES = 16;

	private final String value;

	FormToken() {
		byte[] bytes = new byte[BYTES];
		new SecureRandom().nextBytes(bytes);
		this.value = HexFormat.of().formatHex(bytes);
	}

	/**
	 * What a form must send.
	 * @return the secret
	 */
	public String value() {
		return this.value;
	}

	boolean matches(@Nullable String sent) {
		return sent != null && MessageDigest.isEqual(this.value.getBytes(StandardCharsets.US_ASCII),
				sent.getBytes(StandardCharsets.UTF_8));
	}

}
