package org.reviewscope.inference.cache;

import java.time.Duration;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.serving.ServingModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.JacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializer;

/**
 * Wires the cache of results.
 */
@Configuration(proxyBeanMethods = false)
class CacheConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(CacheConfiguration.class);

	@Bean
	CacheMetrics cacheMetrics(MeterRegistry registry, ObservationRegistry observations) {
		return new CacheMetrics(registry, observations);
	}

	@Bean
	@Primary
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

	/**
	 * Results in Redis.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "reviewscope.inference.cache.type", havingValue = "redis")
	static class RedisConfiguration {

		@Bean
		ResultCache redisResultCache(RedisConnectionFactory connections, CacheProperties properties) {
			RedisTemplate<String, CachedResult> redis = new RedisTemplate<>();
			redis.setConnectionFactory(connections);
			redis.setKeySerializer(RedisSerializer.string());
			redis.setValueSerializer(new JacksonJsonRedisSerializer<>(CachedResult.class));
			redis.afterPropertiesSet();
			return new RedisResultCache(redis, properties.timeToLive(), circuit());
		}

		// Whoever is cut off should hear of it at once, and not wait for a new connection
		@Bean
		LettuceClientOptionsBuilderCustomizer refuseCommandsWithoutAConnection() {
			return (options) -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
		}

		// Of Redis' last ten answers, half must be failures; then it is asked once in
		// five
		// seconds
		private static CircuitBreaker circuit() {
			CircuitBreaker circuit = CircuitBreaker.of("redis",
					CircuitBreakerConfig.custom()
						.slidingWindowSize(10)
						.minimumNumberOfCalls(5)
						.waitDurationInOpenState(Duration.ofSeconds(5))
						.permittedNumberOfCallsInHalfOpenState(1)
						.writableStackTraceEnabled(false)
						.build());
			circuit.getEventPublisher()
				.onStateTransition((event) -> logger.warn("The cache in Redis: circuit breaker goes {}",
						event.getStateTransition()));
			return circuit;
		}

	}

}
