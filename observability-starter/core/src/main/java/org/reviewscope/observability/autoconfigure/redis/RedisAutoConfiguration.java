package org.reviewscope.observability.autoconfigure.redis;

import io.lettuce.core.tracing.MicrometerTracing;
import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Spans of the commands that a service sends to Redis, where Lettuce is present. Spring
 * Boot has Lettuce make them.
 */
@AutoConfiguration
@ConditionalOnClass({ MicrometerTracing.class, OtelFinishedSpan.class })
@ConditionalOnBooleanProperty(name = "reviewscope.observability.conventions.enabled", matchIfMissing = true)
public final class RedisAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	RedisSpanCorrection redisSpanCorrection() {
		return new RedisSpanCorrection();
	}

}
