package org.reviewscope.console.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.console.launch.process.LaunchException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SuiteCertificatesTests {

	private static final Path PROGRAM = Path.of("config", "tls", "Certificates.java");

	@TempDir
	private Path root;

	private LaunchSettings settings;

	@BeforeEach
	void copyProgram() throws IOException {
		Files.createDirectories(this.root.resolve(PROGRAM).getParent());
		Files.copy(Path.of("..").resolve(PROGRAM), this.root.resolve(PROGRAM));
		this.settings = LaunchSettings.from(this.root, (_) -> null);
	}

	@Test
	void eachServiceGetsItsOwn() throws InterruptedException {
		SuiteCertificates.generate(this.settings);
		assertThat(this.settings.certificates().resolve("gateway-service/tls.key")).isNotEmptyFile();
	}

	@Test
	void folderThatCannotBeWrittenIsExplained() throws IOException {
		Files.createFile(this.settings.data());
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> SuiteCertificates.generate(this.settings))
			.withMessageContaining(this.settings.certificates().toString())
			.withMessageContaining("Check that this folder can be written")
			.withMessageNotContaining("\tat ");
	}

}
