package org.reviewscope.system.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a test that compares what the table of faults promises of metric, trace and log.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface SignsOf {

	/**
	 * The fault.
	 * @return its name
	 */
	String value();

}
