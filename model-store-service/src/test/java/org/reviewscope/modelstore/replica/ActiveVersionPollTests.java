package org.reviewscope.modelstore.replica;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.registry.ActiveVersion;
import org.reviewscope.modelstore.registry.ModelActivated;
import org.reviewscope.modelstore.registry.ModelRegistry;

import org.springframework.dao.QueryTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;

class ActiveVersionPollTests {

	private final ModelRegistry registry = mock();

	private final List<String> told = new ArrayList<>();

	private boolean listenersFail;

	private final ActiveVersionPoll poll = new ActiveVersionPoll(this.registry, this::publish);

	@Test
	void whatWasActiveAtTheStartIsNoNews() {
		active("1.0.0");
		this.poll.start();
		this.poll.run();

		assertThat(this.told).isEmpty();
	}

	@Test
	void whatAnotherStoreHasActivatedIsToldOnce() {
		this.poll.start();
		this.poll.run();
		active("1.0.0");
		this.poll.run();
		this.poll.run();
		active("1.1.0");
		this.poll.run();

		assertThat(this.told).containsExactly("1.0.0", "1.1.0");
	}

	@Test
	void whatWasActivatedHereIsNoNews() {
		this.poll.start();
		active("1.0.0");
		this.poll.learn(new ModelActivated(new ModelId("tiny", "1.0.0")));
		this.poll.run();

		assertThat(this.told).isEmpty();
	}

	@Test
	void whatAListenerCouldNotTakeIsToldAgain() {
		active("1.0.0");
		this.listenersFail = true;
		this.poll.run();
		this.listenersFail = false;
		this.poll.run();

		assertThat(this.told).containsExactly("1.0.0", "1.0.0");
	}

	@Test
	void databaseThatIsAwayIsAskedAgain() {
		given(this.registry.active()).willThrow(new QueryTimeoutException("away"));
		this.poll.run();
		active("1.0.0");
		this.poll.run();

		assertThat(this.told).containsExactly("1.0.0");
	}

	private void active(String version) {
		reset(this.registry);
		given(this.registry.active())
			.willReturn(Optional.of(new ActiveVersion("tiny", version, "0".repeat(64), 1, Instant.EPOCH, null)));
	}

	// As Spring does: the poll's own listener is the last one
	private void publish(Object event) {
		ModelActivated activated = (ModelActivated) event;
		this.told.add(activated.model().version());
		if (this.listenersFail) {
			throw new QueryTimeoutException("away");
		}
		this.poll.learn(activated);
	}

}
