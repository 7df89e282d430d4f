package org.reviewscope.inference.serving;

import java.nio.file.Path;

import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.onnx.LoadedModel;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Has a model serve without a store, for tests.
 */
public final class ServingModels {

	private ServingModels() {
	}

	/**
	 * Activates a model.
	 * @param serving where to activate it
	 * @param model the model, closed by the former
	 */
	public static void activate(ServingModel serving, LoadedModel model) {
		serving.swap(model);
	}

	/**
	 * Makes a place for a candidate.
	 * @param events is told of rollouts
	 * @return the place, without a candidate
	 */
	public static CandidateModel candidate(ApplicationEventPublisher events) {
		return new CandidateModel(events);
	}

	/**
	 * Has a model tried.
	 * @param candidate where
	 * @param model the model, closed by the former
	 * @param mode how
	 * @param percent the share of the requests
	 */
	public static void nominate(CandidateModel candidate, LoadedModel model, Rollout.Mode mode, int percent) {
		candidate.put(new ModelFile(model.ref(), "b".repeat(64), Path.of("b")), new SharedModel(model));
		candidate.begin(new Rollout(model.ref(), mode, percent));
	}

	/**
	 * Ends the rollout.
	 * @param candidate what is tried
	 */
	public static void rollBack(CandidateModel candidate) {
		candidate.end();
	}

}
