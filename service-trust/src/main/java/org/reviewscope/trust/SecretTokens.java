package org.reviewscope.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import org.springframework.util.StringUtils;

/**
 * Secrets, each of which is accepted: two are valid while one replaces the other.
 */
public final class SecretTokens {

	private static final int SHORTEST = 16;

	private final List<byte[]> tokens;

	/**
	 * Takes what is configured.
	 * @param tokens the secrets; blank ones are none
	 */
	public SecretTokens(List<String> tokens) {
		this.tokens = tokens.stream()
			.filter(StringUtils::hasText)
			.map(String::strip)
			.map((token) -> token.getBytes(StandardCharsets.UTF_8))
			.toList();
	}

	public boolean isEmpty() {
		return this.tokens.isEmpty();
	}

	/**
	 * Compares with all of them, each in constant time: the duration must not tell how
	 * much of a guess is right, nor which token it is.
	 * @param guess what was sent
	 * @return whether it is one of them
	 */
	public boolean accept(String guess) {
		byte[] sent = guess.getBytes(StandardCharsets.UTF_8);
		boolean accepted = false;
		for (byte[] token : this.tokens) {
			accepted |= MessageDigest.isEqual(token, sent);
		}
		return accepted;
	}

	/**
	 * Refuses secrets that can be guessed.
	 * @return this
	 */
	SecretTokens requireLong() {
		if (this.tokens.stream().anyMatch((token) -> token.length < SHORTEST)) {
			throw new WeakTokenException(SHORTEST);
		}
		return this;
	}

	/**
	 * The secret to send: the first one.
	 * @return a token
	 */
	String first() {
		return new String(this.tokens.getFirst(), StandardCharsets.UTF_8);
	}

	/** Nobody should see them in a log. */
	@Override
	public String toString() {
		return this.tokens.size() + " secret tokens";
	}

}
