package org.reviewscope.inference.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.serving.ServingModel;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the cache of results.
 */
@Configuration(proxyBeanMethods = false)
class CacheConfiguration {

	@Bean
	CacheMetrics cacheMetrics(MeterRegistry registry, ObservationRegistry observations) {
		return new CacheMetrics(registry, observations);
	}

	@Bean
	ReviewClassifier cachedClassifier(@Qualifier("queuedClassifier") ReviewClassifier classifier, ServingModel serving,
			ObjectProvider<ResultCache> cache, CacheProperties properties, CacheMetrics metrics) {
		ResultCache found = cache.getIfAvailable();
		return (found != null)
				? new CachedClassifier(classifier, serving::ref, found, new CacheKeys(properties.key()), metrics)
				: classifier;
	}

	@Bean
	@ConditionalOnProperty(name = "reviewscope.inference.cache.type", havingValue = "caffeine")
	ResultCache caffeineResultCache(CacheProperties properties) {
		return new CaffeineResultCache(properties);
	}

}
