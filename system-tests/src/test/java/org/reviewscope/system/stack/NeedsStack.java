package org.reviewscope.system.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.reviewscope.system.harness.NeedsProperty;

/**
 * Marks what asks the backends of {@code docker compose up}: it runs with
 * {@code -Pstack}, and then they must be there, under load.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("stack")
@NeedsProperty(property = "reviewscope.stack",
		otherwise = "the stack of docker compose is asked by ./mvnw verify -Pstack only")
@interface NeedsStack {

}
