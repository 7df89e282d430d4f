package org.reviewscope.faults;

/**
 * Something that can be made to go wrong.
 */
public interface Fault {

	/**
	 * What it is called, what it does and what is seen of it.
	 * @return the description, always the same
	 */
	FaultDescription description();

	/**
	 * Begins it.
	 * @param parameters those of the description, with the values to use
	 * @return ends it, and leaves nothing behind
	 */
	Runnable begin(FaultParameters parameters);

}
