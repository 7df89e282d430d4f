package org.reviewscope.inference.cache;

import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Keeps results in this process.
 */
final class CaffeineResultCache implements ResultCache {

	private final Cache<String, CachedResult> results;

	CaffeineResultCache(CacheProperties properties) {
		this.results = Caffeine.newBuilder()
			.maximumSize(properties.maxEntries())
			.expireAfterWrite(properties.timeToLive())
			.build();
	}

	@Override
	public Map<String, CachedResult> get(List<String> keys) {
		return this.results.getAllPresent(keys);
	}

	@Override
	public void put(Map<String, CachedResult> found) {
		this.results.putAll(found);
	}

}
