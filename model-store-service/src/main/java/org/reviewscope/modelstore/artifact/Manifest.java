package org.reviewscope.modelstore.artifact;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.model.Sentiment;

/**
 * Describes the model in an artifact.
 *
 * @param name the model's name
 * @param version the version's name
 * @param description what the model is
 * @param license the licence it may be used under
 * @param labels what the model's outputs stand for, in the order of its logits
 * @param maxLength how many tokens it reads, with the first and last special ones
 * @param inputs the names of its inputs
 * @param output the name of its output
 */
public record Manifest(@NotNull @Pattern(regexp = ModelId.SLUG) String name,
		@NotNull @Pattern(regexp = ModelId.SLUG) String version, @NotBlank @Size(max = 2000) String description,
		@NotBlank @Size(max = 200) String license,
		@NotNull @Size(min = 2, max = 3) @UniqueElements List<@NotNull Sentiment> labels,
		@NotNull @Min(8) @Max(8192) Integer maxLength, @NotNull @Valid Inputs inputs,
		@NotBlank @Size(max = 200) String output) {

	/**
	 * Returns which version of which model this is.
	 * @return the id
	 */
	public ModelId id() {
		return new ModelId(this.name, this.version);
	}

	/**
	 * The names of a model's inputs.
	 *
	 * @param inputIds the input that takes the tokens
	 * @param attentionMask the input that says which tokens count
	 * @param tokenTypeIds the input that takes segments, for models that have one
	 */
	public record Inputs(@NotBlank @Size(max = 200) String inputIds, @NotBlank @Size(max = 200) String attentionMask,
			@Nullable @Size(min = 1, max = 200) String tokenTypeIds) {

	}

}
