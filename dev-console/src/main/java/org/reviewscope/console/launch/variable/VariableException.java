package org.reviewscope.console.launch.variable;

/**
 * Says why a variable cannot be changed in this way.
 */
@SuppressWarnings("serial")
public class VariableException extends RuntimeException {

	VariableException(String message) {
		super(message);
	}

}
