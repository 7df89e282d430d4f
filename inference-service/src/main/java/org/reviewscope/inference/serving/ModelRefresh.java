package org.reviewscope.inference.serving;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.artifact.InvalidModelException;
import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.artifact.ModelFiles;
import org.reviewscope.inference.serving.ModelRegistryClient.ActiveVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.client.RestClientException;

/**
 * Makes the version that the store calls active the one that serves, and has the
 * candidate tried beside it; run again and again by one thread.
 */
final class ModelRefresh implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(ModelRefresh.class);

	private final ModelRegistryClient registry;

	private final ModelFiles files;

	private final ModelSwap swap;

	private final CandidateRefresh candidates;

	private final Failures failures;

	private @Nullable ModelFile serving;

	private boolean storeAway;

	ModelRefresh(ModelRegistryClient registry, ModelFiles files, ModelSwap swap, CandidateRefresh candidates,
			Failures failures) {
		this.registry = registry;
		this.files = files;
		this.swap = swap;
		this.candidates = candidates;
		this.failures = failures;
	}

	@Override
	public void run() {
		try {
			ActiveVersion active = active();
			ModelFile wanted = (active != null) ? this.files.file(active.ref(), active.sha256()) : withoutStore();
			if (wanted != null && !wanted.equals(this.serving) && this.failures.allow(wanted)) {
				swapTo(wanted);
			}
			if (active != null) {
				// Afterwards, so that a promoted candidate is not closed
				this.candidates.to(active.candidate());
			}
		}
		catch (InvalidModelException | IOException ex) {
			logger.warn("The active model cannot be looked up", ex);
		}
	}

	private @Nullable ActiveVersion active() {
		try {
			ActiveVersion active = this.registry.active();
			this.storeAway = false;
			return active;
		}
		catch (RestClientException ex) {
			if (!this.storeAway) {
				this.storeAway = true;
				logger.warn("The model store names no active model: {}", ex.getMessage());
			}
			return null;
		}
	}

	// The disk is for a start only: later, what serves is the better choice
	private @Nullable ModelFile withoutStore() {
		return (this.serving != null) ? this.serving : this.files.lastGood();
	}

	private void swapTo(ModelFile wanted) {
		try {
			this.swap.to(wanted);
			this.serving = wanted;
			this.failures.clear();
			logger.atInfo()
				.addKeyValue("event.name", "model.swapped")
				.addKeyValue("app.model.name", wanted.ref().name())
				.addKeyValue("app.model.version", wanted.ref().version())
				.log("Model {} serves now", wanted.ref());
		}
		catch (InvalidModelException | RestClientException | IOException ex) {
			this.failures.add(wanted);
			refused(wanted, ex);
		}
	}

	private void refused(ModelFile wanted, Exception cause) {
		logger.atWarn()
			.addKeyValue("event.name", "model.refused")
			.addKeyValue("app.model.name", wanted.ref().name())
			.addKeyValue("app.model.version", wanted.ref().version())
			.setCause(cause)
			.log("Model {} cannot serve, {} goes on", wanted.ref(),
					(this.serving != null) ? this.serving.ref() : "no model");
	}

	/**
	 * Remembers which version failed, so that it is tried again only after a pause.
	 */
	static final class Failures {

		private final Clock clock;

		private final Duration pause;

		private @Nullable ModelFile failed;

		private Instant retry = Instant.MIN;

		Failures(Clock clock, Duration pause) {
			this.clock = clock;
			this.pause = pause;
		}

		boolean allow(ModelFile wanted) {
			return !wanted.equals(this.failed) || !this.clock.instant().isBefore(this.retry);
		}

		void add(ModelFile file) {
			this.failed = file;
			this.retry = this.clock.instant().plus(this.pause);
		}

		void clear() {
			this.failed = null;
		}

	}

}
