package org.reviewscope.inference.serving;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.inference.artifact.InvalidModelException;
import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.artifact.ModelFiles;
import org.reviewscope.inference.logged.LoggedEvents;
import org.reviewscope.inference.sentiment.ModelRef;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.client.ResourceAccessException;

import static org.assertj.core.api.Assertions.assertThat;

class ModelRefreshTests {

	private static final String SHA = "a".repeat(64);

	@TempDir
	private Path directory;

	private final List<String> swaps = new ArrayList<>();

	private final List<String> broken = new ArrayList<>();

	private ModelRegistryClient.@Nullable ActiveVersion active;

	private Instant now = Instant.EPOCH;

	private ModelFiles files;

	private ModelRefresh refresh;

	@BeforeEach
	void wire() {
		this.files = new ModelFiles(this.directory, new JsonMapper());
		this.refresh = new ModelRefresh(this::lookUp, this.files, this::swap, new TestClock(), Duration.ofSeconds(30));
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
		this.active = new ModelRegistryClient.ActiveVersion("tiny", "1.0.0", "../../etc/passwd", 1);
		this.refresh.run();
		assertThat(this.swaps).isEmpty();
	}

	private void activate(String version) {
		this.active = new ModelRegistryClient.ActiveVersion("tiny", version, SHA, 1);
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

}
