package org.reviewscope.modelstore.registration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.InOrder;
import org.reviewscope.modelstore.artifact.Checksums;
import org.reviewscope.modelstore.model.ModelId;
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
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

@ExtendWith(OutputCaptureExtension.class)
class ModelSeederTests {

	private final ModelRegistry registry = mock();

	private final ModelRegistrar registrar = mock();

	private final ModelActivator activator = mock();

	private final List<String> registered = new ArrayList<>();

	@Test
	void saysWhatToDoWithoutABundledModel(CapturedOutput output) throws Exception {
		seeder("classpath*:no-seed/*.zip").run(new DefaultApplicationArguments());

		assertThat(output).contains("The registry is empty", "MODEL_STORE_ADMIN_TOKEN", "POST /models/NAME/versions");
	}

	@Test
	void leavesARegistryAloneThatHasModels() throws Exception {
		given(this.registry.size()).willReturn(1L);
		seeder("classpath*:**/*").run(new DefaultApplicationArguments());

		then(this.registrar).should(never()).register(any(), any());
		then(this.activator).should(never()).activate(any());
	}

	@Test
	void activatesTheNewestVersionBeforeItRegistersOlderOnes(@TempDir Path directory) throws Exception {
		seeder(twoVersions(directory)).run(new DefaultApplicationArguments());

		InOrder order = inOrder(this.registrar, this.activator);
		then(this.registrar).should(order).register(any(), any());
		then(this.activator).should(order).activate(new ModelId("tiny", "newer"));
		then(this.registrar).should(order).register(any(), any());
		then(this.activator).shouldHaveNoMoreInteractions();
	}

	@Test
	void registersTheOlderVersionsWhenItWasKilledBefore(@TempDir Path directory) throws Exception {
		String seed = twoVersions(directory);
		wasRegistered("newer");
		given(this.registry.active()).willReturn(Optional.of(mock()));

		seeder(seed).run(new DefaultApplicationArguments());

		assertThat(this.registered).containsExactly("newer", "older");
		then(this.activator).should(never()).activate(any());
	}

	@Test
	void activatesTheNewestVersionWhenItWasKilledBefore(@TempDir Path directory) throws Exception {
		String seed = twoVersions(directory);
		wasRegistered("newer");

		seeder(seed).run(new DefaultApplicationArguments());

		then(this.activator).should().activate(new ModelId("tiny", "newer"));
	}

	@Test
	void leavesARegistryAloneThatBeganWithAnotherVersion(@TempDir Path directory) throws Exception {
		String seed = twoVersions(directory);
		wasRegistered("older");

		seeder(seed).run(new DefaultApplicationArguments());

		assertThat(this.registered).isEmpty();
		then(this.activator).should(never()).activate(any());
	}

	@Test
	void readsNothingOnceAllIsThere(@TempDir Path directory) throws Exception {
		String seed = twoVersions(directory);
		given(this.registry.size()).willReturn(2L);
		given(this.registry.active()).willReturn(Optional.of(mock()));

		seeder(seed).run(new DefaultApplicationArguments());

		then(this.registry).should(never()).holds(any());
		assertThat(this.registered).isEmpty();
	}

	private void wasRegistered(String version) throws IOException {
		given(this.registry.size()).willReturn(1L);
		given(this.registry.holds(Checksums.of(new ByteArrayInputStream(version.getBytes(StandardCharsets.UTF_8)))))
			.willReturn(true);
	}

	private String twoVersions(Path directory) throws IOException {
		Files.writeString(directory.resolve("tiny-1.0.0.zip"), "older");
		Files.writeString(directory.resolve("tiny-2.0.0.zip"), "newer");
		given(this.registrar.register(any(), any())).willAnswer((call) -> registration(call.getArgument(0)));
		return "file:" + directory + "/*.zip";
	}

	private Registration registration(InputStream seed) throws IOException {
		String version = new String(seed.readAllBytes(), StandardCharsets.UTF_8);
		this.registered.add(version);
		return new Registration(new ModelId("tiny", version), mock(), true);
	}

	private ModelSeeder seeder(String seed) {
		return new ModelSeeder(this.registry, this.registrar, this.activator, new SeedProperties(seed),
				new PathMatchingResourcePatternResolver());
	}

}
