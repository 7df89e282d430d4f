package org.reviewscope.modelstore.registration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.modelstore.registry.ModelActivator;
import org.reviewscope.modelstore.registry.ModelRegistry;

import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

@ExtendWith(OutputCaptureExtension.class)
class ModelSeederTests {

	private final ModelRegistry registry = mock();

	private final ModelRegistrar registrar = mock();

	private final ModelActivator activator = mock();

	@Test
	void saysWhatToDoWithoutABundledModel(CapturedOutput output) throws Exception {
		given(this.registry.isEmpty()).willReturn(true);

		seeder("classpath*:no-seed/*.zip").run(new DefaultApplicationArguments());

		assertThat(output).contains("The registry is empty", "MODEL_STORE_ADMIN_TOKEN", "POST /models/NAME/versions");
	}

	@Test
	void leavesARegistryAloneThatHasModels() throws Exception {
		seeder("classpath*:**/*").run(new DefaultApplicationArguments());

		then(this.registrar).should(never()).register(any(), any());
		then(this.activator).should(never()).activate(any());
	}

	private ModelSeeder seeder(String seed) {
		return new ModelSeeder(this.registry, this.registrar, this.activator, new SeedProperties(seed),
				new PathMatchingResourcePatternResolver());
	}

}
