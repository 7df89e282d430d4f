package org.reviewscope.system.trust;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.reviewscope.system.harness.NeedsProperty;

/**
 * Marks what restarts each service three times.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NeedsProperty(property = "reviewscope.rotation",
		otherwise = "it restarts nine processes: bash .ci/long, or -Dreviewscope.rotation=true")
public @interface NeedsRotation {

}
