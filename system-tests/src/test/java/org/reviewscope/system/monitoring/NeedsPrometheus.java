package org.reviewscope.system.monitoring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.reviewscope.system.harness.NeedsProperty;

/**
 * Marks what starts {@code prometheus} and {@code prometheus-alertmanager}, which not
 * every machine has: it runs with {@code -Dreviewscope.prometheus=true}, and then it is
 * never skipped.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("prometheus")
@NeedsProperty(property = "reviewscope.prometheus",
		otherwise = "Prometheus and Alertmanager are started by ./mvnw verify -Dreviewscope.prometheus=true only")
public @interface NeedsPrometheus {

}
