package org.reviewscope.system.monitoring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.reviewscope.system.harness.NeedsProperty;

/**
 * Marks what starts a Loki, which few machines have: it runs with {@code
 * -Dreviewscope.loki=PROGRAM}, and then it is never skipped.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("loki")
@NeedsProperty(property = NeedsLoki.PROGRAM,
		otherwise = "a Loki is started by ./mvnw verify -Dreviewscope.loki=PROGRAM only")
@interface NeedsLoki {

	/** Names the system property with Loki's program. */
	String PROGRAM = "reviewscope.loki";

}
