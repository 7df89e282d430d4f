package org.reviewscope.modelstore;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

import org.springframework.context.annotation.Import;

/**
 * Marks what must hold on every database: it runs on H2 in memory, and with
 * {@code -Pcontainers} on PostgreSQL as well.
 */
@Tag("database")
@Import(DatabaseContainerConfiguration.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DatabaseTest {

}
