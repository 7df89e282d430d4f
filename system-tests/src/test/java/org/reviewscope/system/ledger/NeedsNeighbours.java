package org.reviewscope.system.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.reviewscope.system.harness.NeedsProperty;

/**
 * Marks what takes minutes, fault after fault.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@NeedsProperty(property = "reviewscope.neighbours",
		otherwise = "it takes minutes: bash .ci/faults, or -Dreviewscope.neighbours=true")
public @interface NeedsNeighbours {

}
