package org.reviewscope.inference.cache;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.tracing.MicrometerTracing;
import io.micrometer.observation.ObservationRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.JacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializer;

/**
 * Wires the cache of results in Redis. Spring Boot's own configuration of Redis would be
 * there with the cache off, too: 1,500 classes more at each start.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "reviewscope.inference.cache.type", havingValue = "redis")
class RedisConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(RedisConfiguration.class);

	@Bean(destroyMethod = "shutdown")
	ClientResources redisClientResources(ObservationRegistry registry) {
		return ClientResources.builder().tracing(new MicrometerTracing(registry, "redis")).build();
	}

	@Bean
	LettuceConnectionFactory redisConnections(ClientResources resources, CacheProperties properties) {
		CacheProperties.Redis redis = properties.redis();
		ClientOptions options = ClientOptions.builder()
			.socketOptions(SocketOptions.builder().connectTimeout(redis.connectTimeout()).build())
			// A command without a connection should fail at once, and not wait for a new
			// one
			.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
			.build();
		LettuceClientConfiguration client = LettuceClientConfiguration.builder()
			.apply(RedisURI.create(redis.url()))
			.commandTimeout(redis.timeout())
			.clientResources(resources)
			.clientOptions(options)
			.build();
		return new LettuceConnectionFactory(LettuceConnectionFactory.createRedisConfiguration(redis.url()), client);
	}

	@Bean
	ResultCache redisResultCache(RedisConnectionFactory connections, CacheProperties properties) {
		RedisTemplate<String, CachedResult> redis = new RedisTemplate<>();
		redis.setConnectionFactory(connections);
		redis.setKeySerializer(RedisSerializer.string());
		redis.setValueSerializer(new JacksonJsonRedisSerializer<>(CachedResult.class));
		redis.afterPropertiesSet();
		return new RedisResultCache(redis, properties.timeToLive(), circuit());
	}

	// When half of the last ten commands have failed, Redis is asked once in five seconds
	private static CircuitBreaker circuit() {
		CircuitBreaker circuit = CircuitBreaker.of("redis",
				CircuitBreakerConfig.custom()
					.slidingWindowSize(10)
					.minimumNumberOfCalls(5)
					.waitDurationInOpenState(Duration.ofSeconds(5))
					.permittedNumberOfCallsInHalfOpenState(1)
					.writableStackTraceEnabled(false)
					.build());
		AtomicReference<String> failure = new AtomicReference<>("none");
		circuit.getEventPublisher()
			.onError(
					(event) -> failure.set(NestedExceptionUtils.getMostSpecificCause(event.getThrowable()).toString()));
		circuit.getEventPublisher()
			.onStateTransition((event) -> logger.warn("The cache in Redis: circuit breaker goes {}, last failure: {}",
					event.getStateTransition(), failure.get()));
		return circuit;
	}

}
