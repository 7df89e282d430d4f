package org.reviewscope.inference.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.inference.artifact.InvalidModelException;
import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.artifact.ModelFiles;
import org.reviewscope.inference.logged.LoggedEvents;
import org.reviewscope.inference.onnx.LoadedModel;
import org.reviewscope.inference.onnx.Tokens;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.inference.serving.Rollout.Mode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.client.ResourceAccessException;

import static org.assertj.core.api.Assertions.assertThat;

class ModelRefreshTests {

	private static final String SHA = "a".repeat(64);

	private static final String CANDIDATE_SHA = "b".repeat(64);

	@TempDir
	private Path directory;

	private final List<String> swaps = new ArrayList<>();

	private final List<String> broken = new ArrayList<>();

	private ModelRegistryClient.@Nullable ActiveVersion active;

	private final List<@Nullable Rollout> rollouts = new ArrayList<>();

	private final List<TestModel> loaded = new ArrayList<>();

	private final CandidateModel tried = new CandidateModel(
			(event) -> this.rollouts.add(((Rollout.Changed) event).rollout()));

	private Instant now = Instant.EPOCH;

	private ModelFiles files;

	private ModelRefresh refresh;

	@BeforeEach
	void wire() {
		this.files = new ModelFiles(this.directory, new JsonMapper());
		this.refresh = new ModelRefresh(this::lookUp, this.files, this::swap,
				new CandidateRefresh(this.files, this::load, this.tried, failures()), failures());
	}

	@Test
	void activeVersionIsSwappedToOnce() {
		activate("1.0.0");
		this.refresh.run();
		this.refresh.run();
		assertThat(this.swaps).containsExactly("1.0.0");
	}

	@Test
	void anotherActiveVersionIsSwappedTo() {
		activate("1.0.0");
		this.refresh.run();
		activate("2.0.0");
		this.refresh.run();
		assertThat(this.swaps).containsExactly("1.0.0", "2.0.0");
	}

	@Test
	void brokenVersionIsTriedAgainOnlyAfterAPause() {
		this.broken.add("2.0.0");
		activate("2.0.0");
		this.refresh.run();
		this.refresh.run();
		assertThat(this.swaps).containsExactly("2.0.0");
		this.now = this.now.plusSeconds(30);
		this.refresh.run();
		assertThat(this.swaps).containsExactly("2.0.0", "2.0.0");
	}

	@Test
	void swapAndRefusalAreNamedEvents() {
		List<Map<String, Object>> events = new ArrayList<>();
		try (LoggedEvents _ = LoggedEvents.of(ModelRefresh.class, events)) {
			this.broken.add("2.0.0");
			activate("2.0.0");
			this.refresh.run();
			activate("2.0.1");
			this.refresh.run();
		}
		assertThat(events).containsExactly(
				Map.of("event.name", "model.refused", "app.model.name", "tiny", "app.model.version", "2.0.0"),
				Map.of("event.name", "model.swapped", "app.model.name", "tiny", "app.model.version", "2.0.1"));
	}

	@Test
	void versionAfterABrokenOneIsNotHeldUp() {
		this.broken.add("2.0.0");
		activate("2.0.0");
		this.refresh.run();
		activate("2.0.1");
		this.refresh.run();
		assertThat(this.swaps).containsExactly("2.0.0", "2.0.1");
	}

	@Test
	void withoutStoreTheLastGoodVersionServes() throws IOException {
		this.files.keep(this.files.file(new ModelRef("tiny", "0.9.0"), SHA));
		this.refresh.run();
		assertThat(this.swaps).containsExactly("0.9.0");
	}

	@Test
	void withoutStoreAndDiskNothingServes() {
		this.refresh.run();
		assertThat(this.swaps).isEmpty();
	}

	@Test
	void storeThatGoesAwayLaterChangesNothing() {
		activate("1.0.0");
		this.refresh.run();
		this.active = null;
		this.refresh.run();
		assertThat(this.swaps).containsExactly("1.0.0");
	}

	@Test
	void checksumThatIsNoneIsRefused() {
		this.active = new ModelRegistryClient.ActiveVersion("tiny", "1.0.0", "../../etc/passwd", 1, null);
		this.refresh.run();
		assertThat(this.swaps).isEmpty();
	}

	@Test
	void candidateIsLoadedOnceAfterTheActiveVersion() {
		nominate("2.0.0", "shadow", 100);
		this.refresh.run();
		this.refresh.run();
		assertThat(this.swaps).containsExactly("1.0.0", "candidate 2.0.0");
		assertThat(this.rollouts).containsExactly(rollout("2.0.0", Mode.SHADOW, 100));
		assertThat(this.tried.model().ref()).isEqualTo(new ModelRef("tiny", "2.0.0"));
	}

	@Test
	void candidateIsNotLoadedAgainWhenItIsTriedInAnotherWay() {
		nominate("2.0.0", "shadow", 100);
		this.refresh.run();
		nominate("2.0.0", "canary", 5);
		this.refresh.run();
		assertThat(this.swaps).containsExactly("1.0.0", "candidate 2.0.0");
		assertThat(this.rollouts).containsExactly(rollout("2.0.0", Mode.SHADOW, 100), rollout("2.0.0", Mode.CANARY, 5));
	}

	@Test
	void rollBackClosesTheCandidateAndForgetsItsFile() throws IOException {
		nominate("2.0.0", "canary", 5);
		this.refresh.run();
		Path artifact = Files.createFile(this.directory.resolve(CANDIDATE_SHA + ".zip"));
		activate("1.0.0");
		this.refresh.run();
		assertThat(this.rollouts).containsExactly(rollout("2.0.0", Mode.CANARY, 5), null);
		assertThat(this.loaded).singleElement().satisfies((model) -> assertThat(model.closed).isTrue());
		assertThat(this.tried.rollout()).isNull();
		assertThat(artifact).doesNotExist();
	}

	@Test
	void anotherCandidateTakesItsPlace() {
		nominate("2.0.0", "shadow", 100);
		this.refresh.run();
		nominate("3.0.0", "shadow", 100);
		this.refresh.run();
		assertThat(this.loaded).extracting((model) -> model.closed).containsExactly(true, false);
		assertThat(this.rollouts).containsExactly(rollout("2.0.0", Mode.SHADOW, 100), null,
				rollout("3.0.0", Mode.SHADOW, 100));
	}

	@Test
	void brokenCandidateIsTriedAgainOnlyAfterAPauseAndTheActiveVersionGoesOn() {
		this.broken.add("candidate 2.0.0");
		nominate("2.0.0", "shadow", 100);
		this.refresh.run();
		this.refresh.run();
		assertThat(this.swaps).containsExactly("1.0.0", "candidate 2.0.0");
		assertThat(this.rollouts).isEmpty();
		this.now = this.now.plusSeconds(30);
		this.refresh.run();
		assertThat(this.swaps).containsExactly("1.0.0", "candidate 2.0.0", "candidate 2.0.0");
	}

	@Test
	void rolloutOfAKindThatIsNotKnownIsRefused() {
		nominate("2.0.0", "mirror", 100);
		this.refresh.run();
		assertThat(this.swaps).containsExactly("1.0.0");
		assertThat(this.rollouts).isEmpty();
	}

	@Test
	void storeThatGoesAwayLeavesTheCandidate() {
		nominate("2.0.0", "shadow", 100);
		this.refresh.run();
		this.active = null;
		this.refresh.run();
		assertThat(this.tried.rollout()).isEqualTo(rollout("2.0.0", Mode.SHADOW, 100));
	}

	@Test
	void promotedCandidateIsHandedOverAsItIs() throws IOException {
		nominate("2.0.0", "canary", 50);
		this.refresh.run();
		ServingModel serving = new ServingModel();
		VerifiedModelSwap.Active place = new VerifiedModelSwap.Active(this.files, serving, this.tried, (_) -> {
		});
		ModelFile file = this.files.file(new ModelRef("tiny", "2.0.0"), CANDIDATE_SHA);
		ModelLease canary = this.tried.model().lease();
		place.put(file, Objects.requireNonNull(place.loaded(file)));
		canary.close();
		assertThat(serving.ref()).isEqualTo(new ModelRef("tiny", "2.0.0"));
		assertThat(this.loaded).singleElement().satisfies((model) -> assertThat(model.closed).isFalse());
		assertThat(this.rollouts).containsExactly(rollout("2.0.0", Mode.CANARY, 50), null);
		assertThat(place.loaded(file)).isNull();
	}

	@Test
	void candidatesAreNamedEvents() {
		List<Map<String, Object>> events = new ArrayList<>();
		try (LoggedEvents _ = LoggedEvents.of(CandidateRefresh.class, events)) {
			this.broken.add("candidate 2.0.0");
			nominate("2.0.0", "shadow", 100);
			this.refresh.run();
			nominate("2.0.1", "canary", 5);
			this.refresh.run();
			activate("1.0.0");
			this.refresh.run();
		}
		assertThat(events).containsExactly(
				Map.of("event.name", "candidate.refused", "app.model.name", "tiny", "app.model.version", "2.0.0"),
				Map.of("event.name", "candidate.started", "app.model.name", "tiny", "app.model.version", "2.0.1",
						"app.rollout.mode", "canary", "app.rollout.percent", 5),
				Map.of("event.name", "candidate.ended", "app.model.name", "tiny", "app.model.version", "2.0.1"));
	}

	private void nominate(String version, String mode, int percent) {
		this.active = new ModelRegistryClient.ActiveVersion("tiny", "1.0.0", SHA, 1,
				new ModelRegistryClient.CandidateVersion("tiny", version,
						version.equals("2.0.0") ? CANDIDATE_SHA : "c".repeat(64), mode, percent));
	}

	private static Rollout rollout(String version, Mode mode, int percent) {
		return new Rollout(new ModelRef("tiny", version), mode, percent);
	}

	private ModelRefresh.Failures failures() {
		return new ModelRefresh.Failures(new TestClock(), Duration.ofSeconds(30));
	}

	private void load(ModelFile file) {
		String version = "candidate " + file.ref().version();
		this.swaps.add(version);
		if (this.broken.contains(version)) {
			throw new InvalidModelException("broken");
		}
		TestModel model = new TestModel(file.ref());
		this.loaded.add(model);
		this.tried.put(file, new SharedModel(model));
	}

	private void activate(String version) {
		this.active = new ModelRegistryClient.ActiveVersion("tiny", version, SHA, 1, null);
	}

	private ModelRegistryClient.ActiveVersion lookUp() {
		if (this.active == null) {
			throw new ResourceAccessException("away");
		}
		return this.active;
	}

	private void swap(ModelFile file) {
		this.swaps.add(file.ref().version());
		if (this.broken.contains(file.ref().version())) {
			throw new InvalidModelException("broken");
		}
	}

	private final class TestClock extends Clock {

		@Override
		public Instant instant() {
			return ModelRefreshTests.this.now;
		}

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

	private static final class TestModel implements LoadedModel {

		private final ModelRef ref;

		private boolean closed;

		TestModel(ModelRef ref) {
			this.ref = ref;
		}

		@Override
		public ModelRef ref() {
			return this.ref;
		}

		@Override
		public List<Tokens> tokenize(List<String> reviews) {
			return List.of();
		}

		@Override
		public List<Scores> classify(List<Tokens> batch) {
			return List.of();
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
