package org.reviewscope.modelstore.rollout;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.reviewscope.modelstore.model.ModelId;

/**
 * Which version is to be tried, and how.
 *
 * @param name the model's name
 * @param version the version's name
 * @param mode how it is tried
 * @param percent the share of the requests that it gets; a shadow may go without, and
 * gets all
 */
public record RolloutRequest(@NotNull @Pattern(regexp = ModelId.SLUG) String name,
		@NotNull @Pattern(regexp = ModelId.SLUG) String version, @NotNull RolloutMode mode,
		@Min(1) @Max(ALL) @Nullable Integer percent) {

	private static final int ALL = 100;

	public ModelId model() {
		return new ModelId(this.name, this.version);
	}

	/**
	 * Returns the share of the requests.
	 * @return the percentage asked for, or all
	 */
	int share() {
		return (this.percent != null) ? this.percent : ALL;
	}

	// A forgotten number must not send all traffic to the candidate
	@AssertTrue(message = "is required for a canary")
	boolean isPercentGiven() {
		return this.percent != null || this.mode == RolloutMode.SHADOW;
	}

}
