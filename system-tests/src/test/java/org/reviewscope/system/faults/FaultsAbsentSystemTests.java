package org.reviewscope.system.faults;

import java.io.IOException;
import java.util.jar.JarFile;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.ServiceJar;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is delivered has no faults to switch on.
 */
class FaultsAbsentSystemTests {

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service", "dev-console" })
	void jarHasNone(String service) throws IOException {
		try (JarFile jar = new JarFile(ServiceJar.jar(service).toFile())) {
			assertThat(jar.stream()).extracting(Object::toString)
				.hasSizeGreaterThan(100)
				.noneMatch((entry) -> entry.contains("fault-injection") || entry.contains("org/reviewscope/faults"));
		}
	}

}
