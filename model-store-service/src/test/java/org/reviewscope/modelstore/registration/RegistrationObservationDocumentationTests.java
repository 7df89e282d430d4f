package org.reviewscope.modelstore.registration;

import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.annotation.Observed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documentation of registrations agrees with the annotation.
 */
class RegistrationObservationDocumentationTests {

	@Test
	void registrationHasTheLabelsOfAnObservedMethod() {
		assertThat(RegistrationObservationDocumentation.values()).singleElement().satisfies((observation) -> {
			assertThat(observation.getName()).isEqualTo("model.registration");
			assertThat(observation.getContextualName()).isEqualTo("register model");
			assertThat(Arrays.stream(observation.getLowCardinalityKeyNames()).map(KeyName::asString))
				.containsExactly("class", "method");
		});
	}

	@Test
	void annotationHasTheDocumentedNames() throws NoSuchMethodException {
		Observed observed = ModelRegistrar.class.getDeclaredMethod("register", InputStream.class, Consumer.class)
			.getAnnotation(Observed.class);
		assertThat(observed.name()).isEqualTo(RegistrationObservationDocumentation.REGISTER.getName());
		assertThat(observed.contextualName())
			.isEqualTo(RegistrationObservationDocumentation.REGISTER.getContextualName());
	}

}
