package org.reviewscope.inference.serving;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.artifact.InvalidModelException;
import org.reviewscope.inference.sentiment.ModelRef;

/**
 * How a candidate is tried beside the version that serves.
 *
 * @param ref the candidate
 * @param mode how it is tried
 * @param percent the share of the requests that it gets
 */
public record Rollout(ModelRef ref, Mode mode, int percent) {

	/**
	 * Whether the candidate gets a request: always the same for the same id, so that a
	 * repeated request has the same answer.
	 * @param id the id of the request's first review
	 * @return {@code true} for about the percentage of all ids
	 */
	public boolean takes(UUID id) {
		return Long.remainderUnsigned(mixed(id.getMostSignificantBits() ^ id.getLeastSignificantBits()),
				100) < this.percent;
	}

	// The finalizer of SplitMix64: ids that are counted up, or have few random bits,
	// still
	// spread evenly
	private static long mixed(long bits) {
		long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
		return mixed ^ (mixed >>> 31);
	}

	/**
	 * How a candidate is tried.
	 */
	public enum Mode {

		/** It reads requests that the active version answers; nobody gets its answers. */
		SHADOW,

		/** It answers requests. */
		CANARY;

		private final String key = name().toLowerCase(Locale.ROOT);

		public String key() {
			return this.key;
		}

		static Mode of(String key) {
			return Arrays.stream(values())
				.filter((mode) -> mode.key.equals(key))
				.findFirst()
				.orElseThrow(() -> new InvalidModelException("This service knows no rollout as " + key));
		}

	}

	/**
	 * Tells that another rollout is on, or none.
	 *
	 * @param rollout the rollout, {@code null} if none is on
	 */
	public record Changed(@Nullable Rollout rollout) {
	}

}
