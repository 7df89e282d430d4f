package org.reviewscope.system.cache;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.reviewscope.system.harness.NeedsProperty;

/**
 * Marks what starts {@code redis-server}, which not every machine has: it runs with
 * {@code -Dreviewscope.redis=true}, and then it is never skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("redis")
@NeedsProperty(property = "reviewscope.redis",
		otherwise = "Redis is started by ./mvnw verify -Dreviewscope.redis=true only")
@interface NeedsRedis {

}
