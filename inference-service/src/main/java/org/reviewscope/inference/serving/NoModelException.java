package org.reviewscope.inference.serving;

/**
 * Says that no model has been loaded yet.
 */
public class NoModelException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NoModelException() {
		super("No model is loaded");
	}

}
