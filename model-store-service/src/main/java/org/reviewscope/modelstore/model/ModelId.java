package org.reviewscope.modelstore.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Names one version of one model.
 *
 * @param name the model's name
 * @param version the version's name
 */
@Embeddable
public record ModelId(@Column(name = "model_name") @NotNull @Pattern(regexp = SLUG) String name,
		@Column(name = "model_version") @NotNull @Pattern(regexp = SLUG) String version) {

	/**
	 * The form of names and versions: safe in a URL, a file name and a metric's label.
	 */
	public static final String SLUG = "[a-z0-9][a-z0-9._-]{0,63}";

	@Override
	public String toString() {
		return this.name + " " + this.version;
	}

}
