package org.reviewscope.system.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.reviewscope.system.harness.NeedsProperty;

/**
 * Marks what keeps the ledger of a suite that runs already, wherever it runs.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("ledger")
@NeedsProperty(property = "reviewscope.ledger.gateway",
		otherwise = "it needs a running suite: -Dreviewscope.ledger.gateway=http://localhost:8080")
@interface NeedsRunningSuite {

}
