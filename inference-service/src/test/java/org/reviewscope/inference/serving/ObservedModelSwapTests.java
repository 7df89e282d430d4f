package org.reviewscope.inference.serving;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.junit.jupiter.api.Test;
import org.reviewscope.inference.artifact.InvalidModelException;
import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.telemetry.ModelObservationDocumentation;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ObservedModelSwapTests {

	private static final ModelFile FILE = new ModelFile(new ModelRef("tiny", "1.0.0"), "a".repeat(64), Path.of("a"));

	private final TestObservationRegistry observations = TestObservationRegistry.create();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@Test
	void swapIsObservedWithItsVersionAndItsEnd() throws IOException {
		List<ModelFile> swapped = new ArrayList<>();
		observed(swapped::add).to(FILE);
		assertThat(swapped).containsExactly(FILE);
		assertThat(this.observations).hasNumberOfObservationsEqualTo(1)
			.hasObservationWithNameEqualTo("model.swap")
			.that()
			.hasContextualNameEqualTo("model swap")
			.hasHighCardinalityKeyValue("app.model.name", "tiny")
			.hasHighCardinalityKeyValue("app.model.version", "1.0.0")
			.hasEvent("model.swapped")
			.doesNotHaveError()
			.hasBeenStopped();
		assertThat(failures()).isZero();
	}

	@Test
	void versionThatCannotServeIsCountedAndAnError() {
		InvalidModelException invalid = new InvalidModelException("broken");
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> observed((_) -> {
			throw invalid;
		}).to(FILE)).isSameAs(invalid);
		assertFailed(invalid);
	}

	@Test
	void diskThatFailsIsCountedAndAnError() {
		IOException full = new IOException("full");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> observed((_) -> {
			throw full;
		}).to(FILE)).isSameAs(full);
		assertFailed(full);
	}

	private void assertFailed(Exception failure) {
		assertThat(this.observations).hasObservationWithNameEqualTo("model.swap")
			.that()
			.hasError(failure)
			.doesNotHaveEvent("model.swapped")
			.hasBeenStopped();
		assertThat(failures()).isEqualTo(1);
	}

	private ObservedModelSwap observed(ModelSwap swap) {
		return new ObservedModelSwap(swap, ModelObservationDocumentation.SWAP, this.observations,
				new ModelMetrics(this.meters)::countFailedSwap);
	}

	private double failures() {
		return this.meters.get("model.swap.failures").counter().count();
	}

}
