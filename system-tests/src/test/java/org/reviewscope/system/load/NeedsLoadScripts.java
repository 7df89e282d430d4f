package org.reviewscope.system.load;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.reviewscope.system.harness.NeedsProperty;

/**
 * Marks what runs the Gatling simulation and the locustfile, which takes a while and
 * needs Locust: it runs with {@code -Dreviewscope.locust=PROGRAM}, and then it is never
 * skipped.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Tag("load")
@NeedsProperty(property = LoadScript.LOCUST_PROGRAM,
		otherwise = "the load scripts are run by ./mvnw verify -Dreviewscope.locust=locust only")
@interface NeedsLoadScripts {

}
