package org.reviewscope.modelstore.registration;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.reviewscope.modelstore.StoreTest;
import org.reviewscope.modelstore.artifact.ArtifactFixtures;
import org.reviewscope.modelstore.artifact.InvalidArtifactException;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.micrometer.tracing.test.autoconfigure.AutoConfigureTracing;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@code @Observed} makes of a method: a span and a timer.
 */
@StoreTest
@AutoConfigureTracing
class RegistrationObservationTests {

	private static final String REGISTRAR = "org.reviewscope.modelstore.registration.ModelRegistrar";

	@Autowired
	ModelRegistrar registrar;

	@Autowired
	MeterRegistry meters;

	@Autowired
	InMemorySpanExporter exporter;

	@Autowired
	SdkTracerProvider tracers;

	@Test
	void registrationIsOneSpanAroundItsStatementsAndOneTimedCall() throws Exception {
		this.exporter.reset();
		long before = count("none");
		register(ArtifactFixtures.artifact("model-" + UUID.randomUUID(), "1.0.0"));
		SpanData span = span();
		assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
		assertThat(span.getAttributes().get(AttributeKey.stringKey("class"))).isEqualTo(REGISTRAR);
		assertThat(span.getAttributes().get(AttributeKey.stringKey("method"))).isEqualTo("register");
		assertThat(spans()).filteredOn((child) -> child.getParentSpanId().equals(span.getSpanId()))
			.extracting(SpanData::getName)
			.containsExactly("SELECT registered_version", "INSERT registered_version");
		assertThat(count("none")).isEqualTo(before + 1);
		assertThat(this.meters.get("model.registration").timers())
			.allSatisfy((timer) -> assertThat(timer.getId().getTags()).extracting(Tag::getKey)
				.containsExactly("class", "error", "method"));
	}

	@Test
	void refusedArtifactIsTimedUnderItsException() {
		this.exporter.reset();
		long before = count("InvalidArtifactException");
		assertThatExceptionOfType(InvalidArtifactException.class).isThrownBy(() -> register(new byte[] { 1 }));
		assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(count("InvalidArtifactException")).isEqualTo(before + 1);
	}

	private void register(byte[] artifact) throws Exception {
		this.registrar.register(new ByteArrayInputStream(artifact), (incoming) -> {
		});
	}

	private long count(String error) {
		Timer timer = this.meters.find("model.registration")
			.tags("class", REGISTRAR, "method", "register", "error", error)
			.timer();
		return (timer != null) ? timer.count() : 0;
	}

	private SpanData span() {
		List<SpanData> found = spans().stream().filter((span) -> span.getName().equals("register model")).toList();
		assertThat(found).hasSize(1);
		return found.getFirst();
	}

	private List<SpanData> spans() {
		this.tracers.forceFlush().join(5, TimeUnit.SECONDS);
		return this.exporter.getFinishedSpanItems();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class ExporterConfiguration {

		@Bean
		InMemorySpanExporter inMemorySpanExporter() {
			return InMemorySpanExporter.create();
		}

	}

}
