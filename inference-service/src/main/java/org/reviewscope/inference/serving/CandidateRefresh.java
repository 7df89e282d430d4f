package org.reviewscope.inference.serving;

import java.io.IOException;
import java.nio.file.Files;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.artifact.InvalidModelException;
import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.artifact.ModelFiles;
import org.reviewscope.inference.serving.ModelRefresh.Failures;
import org.reviewscope.inference.serving.ModelRegistryClient.CandidateVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.client.RestClientException;

/**
 * Has the version tried that the store calls the candidate. Whatever becomes of it, the
 * version that serves is left alone.
 */
final class CandidateRefresh {

	private static final Logger logger = LoggerFactory.getLogger(CandidateRefresh.class);

	private final ModelFiles files;

	private final ModelSwap swap;

	private final CandidateModel candidate;

	private final Failures failures;

	CandidateRefresh(ModelFiles files, ModelSwap swap, CandidateModel candidate, Failures failures) {
		this.files = files;
		this.swap = swap;
		this.candidate = candidate;
		this.failures = failures;
	}

	/**
	 * Loads, changes or closes the candidate.
	 * @param wanted what the store says, {@code null} if there is none
	 * @throws IOException if the disk fails
	 */
	void to(@Nullable CandidateVersion wanted) throws IOException {
		ModelFile file = (wanted != null) ? this.files.file(wanted.ref(), wanted.sha256()) : null;
		Rollout current = this.candidate.rollout();
		if (current != null && (file == null || !this.candidate.holds(file))) {
			end(current);
		}
		if (wanted != null && file != null && this.failures.allow(file)) {
			begin(wanted, file);
		}
	}

	private void begin(CandidateVersion wanted, ModelFile file) {
		try {
			Rollout rollout = wanted.rollout();
			if (!this.candidate.holds(file)) {
				this.swap.to(file);
			}
			if (!rollout.equals(this.candidate.rollout())) {
				begin(rollout);
			}
			this.failures.clear();
		}
		catch (InvalidModelException | RestClientException | IOException ex) {
			this.failures.add(file);
			refused(file, ex);
		}
	}

	private void begin(Rollout rollout) {
		this.candidate.begin(rollout);
		logger.atInfo()
			.addKeyValue("event.name", "candidate.started")
			.addKeyValue("app.model.name", rollout.ref().name())
			.addKeyValue("app.model.version", rollout.ref().version())
			.addKeyValue("app.rollout.mode", rollout.mode().key())
			.addKeyValue("app.rollout.percent", rollout.percent())
			.log("Model {} is tried now, {} with {} percent", rollout.ref(), rollout.mode().key(), rollout.percent());
	}

	private void end(Rollout rollout) throws IOException {
		ModelFile ended = this.candidate.end();
		logger.atInfo()
			.addKeyValue("event.name", "candidate.ended")
			.addKeyValue("app.model.name", rollout.ref().name())
			.addKeyValue("app.model.version", rollout.ref().version())
			.log("Model {} is tried no longer", rollout.ref());
		if (ended != null) {
			Files.deleteIfExists(ended.path());
		}
	}

	private static void refused(ModelFile file, Exception cause) {
		logger.atWarn()
			.addKeyValue("event.name", "candidate.refused")
			.addKeyValue("app.model.name", file.ref().name())
			.addKeyValue("app.model.version", file.ref().version())
			.setCause(cause)
			.log("Model {} cannot be tried, nothing changes", file.ref());
	}

}
