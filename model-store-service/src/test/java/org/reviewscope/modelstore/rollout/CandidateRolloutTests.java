package org.reviewscope.modelstore.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.modelstore.model.ModelId;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * What the log tells of rollouts.
 */
class CandidateRolloutTests {

	private final List<Rollout> running = new ArrayList<>();

	private final Rollouts rollouts = mock();

	private final CandidateRollout rollout = new CandidateRollout(this.rollouts);

	private final Logger logger = (Logger) LoggerFactory.getLogger(CandidateRollout.class);

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	@BeforeEach
	void listen() {
		given(this.rollouts.findAllByEndedAtIsNullOrderByIdDesc()).willAnswer((_) -> List.copyOf(this.running));
		given(this.rollouts.save(any(Rollout.class))).willAnswer((call) -> saved(call.getArgument(0)));
		this.lines.start();
		this.logger.addAppender(this.lines);
	}

	@AfterEach
	void stop() {
		this.logger.detachAppender(this.lines);
	}

	@Test
	void startAndEndAreNamedEvents() {
		this.rollout.start(new RolloutRequest("tiny", "2.0.0", RolloutMode.SHADOW, null));
		this.rollout.start(new RolloutRequest("tiny", "2.0.0", RolloutMode.CANARY, 5));
		this.rollout.promoted(new ModelId("tiny", "3.0.0"));
		this.rollout.promoted(new ModelId("tiny", "2.0.0"));
		this.rollout.start(new RolloutRequest("tiny", "1.0.0", RolloutMode.CANARY, 50));
		this.rollout.rollBack();
		this.rollout.rollBack();
		assertThat(this.lines.list).extracting(CandidateRolloutTests::attributes)
			.containsExactly(started("2.0.0", "shadow", 100), ended("2.0.0", "replaced"), started("2.0.0", "canary", 5),
					ended("2.0.0", "promoted"), started("1.0.0", "canary", 50), ended("1.0.0", "rolled_back"));
	}

	// One row, which is running until it is saved as ended
	private Rollout saved(Rollout row) {
		if (!this.running.remove(row)) {
			this.running.addFirst(row);
		}
		return row;
	}

	private static Map<String, Object> started(String version, String mode, int percent) {
		return Map.of("event.name", "rollout.started", "app.model.name", "tiny", "app.model.version", version,
				"app.rollout.mode", mode, "app.rollout.percent", percent);
	}

	private static Map<String, Object> ended(String version, String reason) {
		return Map.of("event.name", "rollout.ended", "app.model.name", "tiny", "app.model.version", version,
				"app.rollout.reason", reason);
	}

	private static Map<String, Object> attributes(ILoggingEvent line) {
		return line.getKeyValuePairs().stream().collect(Collectors.toMap((pair) -> pair.key, (pair) -> pair.value));
	}

}
