package org.reviewscope.inference.sentiment;

/**
 * Names one version of one model, as answers, records and metrics do.
 *
 * @param name the model's name in the store
 * @param version its version
 */
public record ModelRef(String name, String version) {

	@Override
	public String toString() {
		return this.name + ":" + this.version;
	}

}
