package org.reviewscope.inference.cache;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/**
 * Whether and where results are kept. The values are in {@code application.yaml}.
 *
 * @param type where
 * @param secret makes keys that nobody else can make, at least 16 characters; without it
 * one is drawn at each start, which is good enough within one process
 * @param timeToLive for how long a result is kept
 * @param maxEntries the most results within this process; Redis has a limit of its own
 * @param redis where Redis is
 */
@ConfigurationProperties("reviewscope.inference.cache")
@Validated
record CacheProperties(@NotNull Type type, @Nullable String secret,
		@NotNull @DurationMin(seconds = 1) Duration timeToLive, @Min(1) long maxEntries, @NotNull @Valid Redis redis) {

	private static final int SHORTEST_SECRET = 16;

	@AssertTrue(message = "a cache in Redis needs reviewscope.inference.cache.secret, the same for all instances "
			+ "and at least 16 characters long")
	boolean isSecretGood() {
		return StringUtils.hasText(this.secret) ? this.secret.length() >= SHORTEST_SECRET : this.type != Type.REDIS;
	}

	byte[] key() {
		if (StringUtils.hasText(this.secret)) {
			return this.secret.getBytes(StandardCharsets.UTF_8);
		}
		byte[] drawn = new byte[SHORTEST_SECRET];
		new SecureRandom().nextBytes(drawn);
		return drawn;
	}

	@Override
	public String toString() {
		return "CacheProperties[type=" + this.type + "]";
	}

	/**
	 * Where results are kept.
	 */
	enum Type {

		/** Nowhere. */
		NONE,

		/** In this process. */
		CAFFEINE,

		/** In Redis. */
		REDIS

	}

	/**
	 * Where Redis is, and for how long it is waited for.
	 *
	 * @param url its address, with user and password if it needs them
	 * @param connectTimeout for a connection
	 * @param timeout for an answer
	 */
	record Redis(@NotBlank String url, @NotNull Duration connectTimeout, @NotNull Duration timeout) {

		@Override
		public String toString() {
			return "Redis[]";
		}

	}

}
