package org.reviewscope.observability.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Keeps the requests that an application gets while a test class runs as a run in the
 * console, named {@code CLASS@REVISION}. With a baseline, the class then fails when its
 * run is worse than that of the baseline: slower, more SQL statements, more failed
 * requests or more logged errors, each beyond chance. It also fails when the console does
 * not answer or has no such run: a check that is left out unseen checks nothing.
 * <p>
 * The application must send its traces to the console, and the tests 20 requests or more
 * to a route that is to be compared. Nothing else may send requests meanwhile. JUnit's
 * configuration parameters, which may be system properties:
 * <ul>
 * <li>{@code reviewscope.console.url}: the console, {@code http://localhost:3000} by
 * default
 * <li>{@code reviewscope.run.revision}: what is tested, such as a commit or a branch;
 * {@code current} by default
 * <li>{@code reviewscope.run.baseline}: another revision, to compare with; none by
 * default
 * <li>{@code reviewscope.run.settle}: seconds to wait for the last spans; 6 by default,
 * because OpenTelemetry's exporters send every 5 seconds
 * </ul>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunExtension.class)
public @interface KeepsRun {

}
