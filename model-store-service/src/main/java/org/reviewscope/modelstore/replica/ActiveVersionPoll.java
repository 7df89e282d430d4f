package org.reviewscope.modelstore.replica;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.registry.ActiveVersion;
import org.reviewscope.modelstore.registry.ModelActivated;
import org.reviewscope.modelstore.registry.ModelRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Notices what another store with the same database has activated, and publishes it as if
 * it had happened here. It polls the database, so that stores need not know each other.
 */
@Component
class ActiveVersionPoll implements Runnable {

	private static final Logger logger = LoggerFactory.getLogger(ActiveVersionPoll.class);

	private final ModelRegistry registry;

	private final ApplicationEventPublisher events;

	private volatile @Nullable ModelId known;

	ActiveVersionPoll(ModelRegistry registry, ApplicationEventPublisher events) {
		this.registry = registry;
		this.events = events;
	}

	// What is active at the start is no news
	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.known = active().orElse(null);
	}

	// Last of all: if another listener fails, the next poll publishes the event again
	@EventListener
	@Order
	void learn(ModelActivated activated) {
		this.known = activated.model();
	}

	@Override
	public void run() {
		ModelId before = this.known;
		try {
			active().filter((active) -> !active.equals(before) && before == this.known).ifPresent(this::tell);
		}
		catch (DataAccessException | TransactionException ex) {
			// Health says so, and every call that needs the database
			logger.debug("The active version cannot be looked up", ex);
		}
	}

	private void tell(ModelId active) {
		logger.info("Another store has activated {}", active);
		this.events.publishEvent(new ModelActivated(active));
	}

	private Optional<ModelId> active() {
		return this.registry.active().map(ActiveVersion::id);
	}

}
