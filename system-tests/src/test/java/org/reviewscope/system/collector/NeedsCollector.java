package org.reviewscope.system.collector;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.reviewscope.system.harness.NeedsProperty;

/**
 * Marks what starts an OpenTelemetry Collector, which not every machine has: it runs with
 * {@code -Dreviewscope.collector=PROGRAM}, and then it is never skipped.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("collector")
@NeedsProperty(property = CollectorCommand.PROGRAM,
		otherwise = "a Collector is started by ./mvnw verify -Dreviewscope.collector=otelcol-contrib only")
public @interface NeedsCollector {

}
