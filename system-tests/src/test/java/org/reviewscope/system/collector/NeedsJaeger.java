package org.reviewscope.system.collector;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.reviewscope.system.harness.NeedsProperty;

/**
 * Marks what starts a Jaeger, which few machines have, beside a Collector: it runs with
 * {@code -Dreviewscope.jaeger=PROGRAM}, and then it is never skipped.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("jaeger")
@NeedsProperty(property = NeedsJaeger.PROGRAM,
		otherwise = "a Jaeger is started by ./mvnw verify -Dreviewscope.jaeger=PROGRAM with the Collector's property only")
@interface NeedsJaeger {

	/** Names the system property with Jaeger's program. */
	String PROGRAM = "reviewscope.jaeger";

}
