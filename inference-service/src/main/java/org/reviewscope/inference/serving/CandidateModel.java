package org.reviewscope.inference.serving;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.artifact.ModelFile;

import org.springframework.context.ApplicationEventPublisher;

/**
 * The version that is tried beside the one that serves. One thread changes it, many use
 * it.
 */
public final class CandidateModel implements VerifiedModelSwap.Target, AutoCloseable {

	private final ServingModel model = new ServingModel();

	private final ApplicationEventPublisher events;

	private volatile @Nullable Rollout rollout;

	private @Nullable ModelFile file;

	CandidateModel(ApplicationEventPublisher events) {
		this.events = events;
	}

	/**
	 * Returns what leases the candidate.
	 * @return the same for every candidate; it has no model to lease without one
	 */
	public ServingModel model() {
		return this.model;
	}

	/**
	 * Returns how the candidate is tried.
	 * @return the rollout, {@code null} if none is on
	 */
	public @Nullable Rollout rollout() {
		return this.rollout;
	}

	boolean holds(ModelFile wanted) {
		return wanted.equals(this.file);
	}

	@Override
	public void put(ModelFile loaded, SharedModel shared) {
		this.model.swap(shared);
		this.file = loaded;
	}

	/**
	 * Has the candidate tried, or tried in another way.
	 * @param now how
	 */
	void begin(Rollout now) {
		this.rollout = now;
		this.events.publishEvent(new Rollout.Changed(now));
	}

	/**
	 * Ends the rollout; requests that began before finish.
	 * @return the candidate's artifact
	 */
	@Nullable ModelFile end() {
		ModelFile ended = this.file;
		forget();
		this.model.close();
		return ended;
	}

	/**
	 * Ends the rollout by giving the model away, open as it is.
	 * @return the model
	 */
	@Nullable SharedModel handOver() {
		forget();
		return this.model.handOver();
	}

	private void forget() {
		this.file = null;
		if (this.rollout != null) {
			this.rollout = null;
			this.events.publishEvent(new Rollout.Changed(null));
		}
	}

	@Override
	public void close() {
		this.rollout = null;
		this.model.close();
	}

}
