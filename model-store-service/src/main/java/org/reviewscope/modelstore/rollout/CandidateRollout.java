package org.reviewscope.modelstore.rollout;

import java.util.List;
import java.util.Optional;

import org.reviewscope.modelstore.model.ModelId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/**
 * Starts and ends rollouts. One runs at a time: the newest that has not ended.
 */
@Service
public class CandidateRollout {

	private static final Logger logger = LoggerFactory.getLogger(CandidateRollout.class);

	private final Rollouts rollouts;

	CandidateRollout(Rollouts rollouts) {
		this.rollouts = rollouts;
	}

	/**
	 * Returns the candidate.
	 * @return the version that is tried, or nothing without a rollout
	 */
	public Optional<Candidate> candidate() {
		return running().stream().findFirst().map(Rollout::candidate);
	}

	/**
	 * Starts a rollout, in the place of the one that runs. Asked for again as it runs, it
	 * goes on.
	 * @param request what is to be tried
	 * @return the candidate
	 */
	public Candidate start(RolloutRequest request) {
		Optional<Candidate> same = candidate().filter((candidate) -> candidate.isAsked(request));
		if (same.isPresent()) {
			return same.get();
		}
		end("replaced");
		Candidate candidate = this.rollouts.save(new Rollout(request)).candidate();
		logger.atInfo()
			.addKeyValue("event.name", "rollout.started")
			.addKeyValue("app.model.name", candidate.model().name())
			.addKeyValue("app.model.version", candidate.model().version())
			.addKeyValue("app.rollout.mode", candidate.mode().key())
			.addKeyValue("app.rollout.percent", candidate.percent())
			.log("Rollout of {} as {} started, {} percent", candidate.model(), candidate.mode().key(),
					candidate.percent());
		return candidate;
	}

	/**
	 * Ends the rollout because its version is to be tried no longer.
	 */
	public void rollBack() {
		end("rolled_back");
	}

	/**
	 * Ends the rollout if it is the one of a version that has become active.
	 * @param active the version
	 */
	public void promoted(ModelId active) {
		if (candidate().filter((candidate) -> candidate.model().equals(active)).isPresent()) {
			end("promoted");
		}
	}

	private void end(String reason) {
		for (Rollout rollout : running()) {
			rollout.end();
			Candidate candidate = this.rollouts.save(rollout).candidate();
			logger.atInfo()
				.addKeyValue("event.name", "rollout.ended")
				.addKeyValue("app.model.name", candidate.model().name())
				.addKeyValue("app.model.version", candidate.model().version())
				.addKeyValue("app.rollout.reason", reason)
				.log("Rollout of {} ended: {}", candidate.model(), reason);
		}
	}

	private List<Rollout> running() {
		return this.rollouts.findAllByEndedAtIsNullOrderByIdDesc();
	}

}
