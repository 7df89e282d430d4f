package org.reviewscope.inference.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.inference.sentiment.ModelRef;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ModelFilesTests {

	@TempDir
	private Path directory;

	private ModelFiles files;

	@BeforeEach
	void create() {
		this.files = new ModelFiles(this.directory, new JsonMapper());
	}

	@Test
	void whatIsKeptIsTheLastGood() throws IOException {
		ModelFile file = file("1.0.0", "a");
		this.files.keep(file);
		assertThat(new ModelFiles(this.directory, new JsonMapper()).lastGood()).isEqualTo(file);
	}

	@Test
	void keepingOneForgetsTheOthersAndNothingElse() throws IOException {
		ModelFile old = file("1.0.0", "a");
		Path foreign = Files.writeString(this.directory.resolve("notes.txt"), "mine");
		this.files.keep(old);
		ModelFile fresh = file("2.0.0", "b");
		this.files.keep(fresh);
		assertThat(old.path()).doesNotExist();
		assertThat(fresh.path()).exists();
		assertThat(foreign).exists();
	}

	@Test
	void thereIsNoLastGoodAtFirst() {
		assertThat(this.files.lastGood()).isNull();
	}

	@Test
	void damagedPointerIsReported() throws IOException {
		Files.writeString(this.directory.resolve("last-good.json"), "{");
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(this.files::lastGood);
	}

	private ModelFile file(String version, String digit) throws IOException {
		ModelFile file = this.files.file(new ModelRef("tiny", version), digit.repeat(64));
		Files.writeString(file.path(), version);
		return file;
	}

}
