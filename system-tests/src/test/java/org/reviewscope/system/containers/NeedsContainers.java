package org.reviewscope.system.containers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.harness.NeedsProperty;

/**
 * Marks what starts Docker containers, which not every machine can: it runs with {@code
 * -Pcontainers}, and then it is never skipped. Testcontainers' own switch waits for
 * minutes where no registry is reached.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("containers")
@NeedsProperty(property = "reviewscope.containers",
		otherwise = "containers are started by ./mvnw verify -Pcontainers only")
@ExtendWith(ContainersExtension.class)
@interface NeedsContainers {

}
