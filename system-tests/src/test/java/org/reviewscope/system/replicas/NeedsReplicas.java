package org.reviewscope.system.replicas;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.reviewscope.system.harness.NeedsProperty;

/**
 * Marks what starts seven services beside a PostgreSQL, and takes minutes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("replicas")
@NeedsProperty(property = "reviewscope.replicas", otherwise = "it needs a PostgreSQL and minutes: bash .ci/replicas")
@interface NeedsReplicas {

}
