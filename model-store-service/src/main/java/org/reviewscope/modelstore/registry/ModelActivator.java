package org.reviewscope.modelstore.registry;

import java.util.Optional;

import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.rollout.CandidateRollout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Makes a version the active one, and publishes an event.
 */
@Service
public class ModelActivator {

	private static final Logger logger = LoggerFactory.getLogger(ModelActivator.class);

	private final ModelRegistry registry;

	private final Activations activations;

	private final CandidateRollout rollout;

	private final ApplicationEventPublisher events;

	ModelActivator(ModelRegistry registry, Activations activations, CandidateRollout rollout,
			ApplicationEventPublisher events) {
		this.registry = registry;
		this.activations = activations;
		this.rollout = rollout;
		this.events = events;
	}

	/**
	 * Makes a version the active one, which ends the rollout of that version. This is one
	 * insert, so that there is always exactly one active version.
	 * @param model the version
	 * @return the active model
	 */
	public ActiveVersion activate(ModelId model) {
		RegisteredVersion version = this.registry.get(model);
		Optional<ActiveVersion> current = this.registry.active().filter((active) -> active.id().equals(model));
		ActiveVersion active = current.orElseGet(() -> activate(version));
		// Also when a call before this one was cut off between the two
		this.rollout.promoted(model);
		return active;
	}

	private ActiveVersion activate(RegisteredVersion version) {
		ModelId model = version.model();
		ActiveVersion active = new ActiveVersion(this.activations.save(new Activation(version)));
		logger.atInfo()
			.addKeyValue("event.name", "model.activated")
			.addKeyValue("app.model.name", model.name())
			.addKeyValue("app.model.version", model.version())
			.log("Activated {}", model);
		this.events.publishEvent(new ModelActivated(model));
		return active;
	}

}
