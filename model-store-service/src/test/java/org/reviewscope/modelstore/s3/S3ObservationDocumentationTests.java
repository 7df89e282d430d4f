package org.reviewscope.modelstore.s3;

import java.util.Arrays;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.annotation.Observed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documentation of calls to S3 agrees with the annotation.
 */
class S3ObservationDocumentationTests {

	@Test
	void callsHaveTheDocumentedName() {
		assertThat(S3ObservationDocumentation.values()).singleElement().satisfies((observation) -> {
			assertThat(observation.getName()).isEqualTo(S3Artifacts.class.getAnnotation(Observed.class).name());
			assertThat(observation.getContextualName()).isEqualTo("s3-artifacts#{method}");
			assertThat(Arrays.stream(observation.getLowCardinalityKeyNames()).map(KeyName::asString))
				.containsExactly("class", "method");
		});
	}

}
