package org.reviewscope.inference.serving;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.artifact.InvalidModelException;
import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.artifact.ModelFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.client.RestClientException;

/**
 * Makes the version that the store calls active the one that serves; run again and again
 * by one thread.
 */
final class ModelRefresh implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(ModelRefresh.class);

	private final ModelRegistryClient registry;

	private final ModelFiles files;

	private final ModelSwap swap;

	private final Clock clock;

	private final Duration pauseAfterFailure;

	private @Nullable ModelFile serving;

	private @Nullable ModelFile failed;

	private Instant retry = Instant.MIN;

	private boolean storeAway;

	ModelRefresh(ModelRegistryClient registry, ModelFiles files, ModelSwap swap, Clock clock,
			Duration pauseAfterFailure) {
		this.registry = registry;
		this.files = files;
		this.swap = swap;
		this.clock = clock;
		this.pauseAfterFailure = pauseAfterFailure;
	}

	@Override
	public void run() {
		try {
			ModelFile wanted = wanted();
			if (wanted != null && !wanted.equals(this.serving) && due(wanted)) {
				swapTo(wanted);
			}
		}
		catch (InvalidModelException | IOException ex) {
			logger.warn("The active model cannot be looked up", ex);
		}
	}

	private @Nullable ModelFile wanted() throws IOException {
		try {
			ModelRegistryClient.ActiveVersion active = this.registry.active();
			this.storeAway = false;
			return this.files.file(active.ref(), active.sha256());
		}
		catch (RestClientException ex) {
			return withoutStore(ex);
		}
	}

	private @Nullable ModelFile withoutStore(RestClientException ex) {
		if (!this.storeAway) {
			this.storeAway = true;
			logger.warn("The model store names no active model: {}", ex.getMessage());
		}
		// The disk is for a start only: later, what serves is the better choice
		return (this.serving != null) ? this.serving : this.files.lastGood();
	}

	private boolean due(ModelFile wanted) {
		return !wanted.equals(this.failed) || !this.clock.instant().isBefore(this.retry);
	}

	private void swapTo(ModelFile wanted) {
		try {
			this.swap.to(wanted);
			this.serving = wanted;
			this.failed = null;
			logger.atInfo()
				.addKeyValue("event.name", "model.swapped")
				.addKeyValue("app.model.name", wanted.ref().name())
				.addKeyValue("app.model.version", wanted.ref().version())
				.log("Model {} serves now", wanted.ref());
		}
		catch (InvalidModelException | RestClientException | IOException ex) {
			this.failed = wanted;
			this.retry = this.clock.instant().plus(this.pauseAfterFailure);
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

}
