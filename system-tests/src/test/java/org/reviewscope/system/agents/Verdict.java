package org.reviewscope.system.agents;

/**
 * What is wrong.
 *
 * @param cause the name of the fault, {@code none} when nothing is wrong
 * @param service the service that has it
 */
record Verdict(String cause, String service) {

	static final Verdict HEALTHY = new Verdict("none", "any service");

	@Override
	public String toString() {
		return this.cause + " in " + this.service;
	}

}
