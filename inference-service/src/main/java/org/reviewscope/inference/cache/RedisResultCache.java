package org.reviewscope.inference.cache;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.core.RedisOperations;
import org.springframework.data.redis.core.SessionCallback;

/**
 * Keeps results in Redis, for all instances of this service. While Redis is away it is
 * asked from time to time only, so that requests need not wait for its timeouts.
 */
final class RedisResultCache implements ResultCache {

	private final RedisOperations<String, CachedResult> redis;

	private final Duration timeToLive;

	private final CircuitBreaker circuit;

	RedisResultCache(RedisOperations<String, CachedResult> redis, Duration timeToLive, CircuitBreaker circuit) {
		this.redis = redis;
		this.timeToLive = timeToLive;
		this.circuit = circuit;
	}

	@Override
	public Map<String, CachedResult> get(List<String> keys) {
		List<CachedResult> found = this.circuit.executeSupplier(() -> this.redis.opsForValue().multiGet(keys));
		if (found == null) {
			return Map.of();
		}
		Map<String, CachedResult> results = new HashMap<>();
		for (int i = 0; i < found.size(); i++) {
			// Spring Data gives null for a key that is not there
			@Nullable CachedResult result = found.get(i);
			if (result != null) {
				results.put(keys.get(i), result);
			}
		}
		return results;
	}

	// MSET has no time to live: one SET for each, sent together
	@Override
	public void put(Map<String, CachedResult> results) {
		this.circuit.executeRunnable(() -> this.redis.executePipelined(new SessionCallback<@Nullable Object>() {
			@Override
			@SuppressWarnings("unchecked")
			public <K, V> @Nullable Object execute(RedisOperations<K, V> operations) {
				RedisOperations<String, CachedResult> session = (RedisOperations<String, CachedResult>) operations;
				results
					.forEach((key, result) -> session.opsForValue().set(key, result, RedisResultCache.this.timeToLive));
				return null;
			}
		}));
	}

}
