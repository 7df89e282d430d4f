package org.reviewscope.inference.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.inference.artifact.InvalidModelException;
import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.testing.TinyArtifact;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OnnxModelLoaderTests {

	private static final String INPUTS = """
			{"inputIds": "input_ids", "attentionMask": "attention_mask", "tokenTypeIds": "token_type_ids"}""";

	@TempDir
	private Path directory;

	@Test
	void artifactWithAnotherChecksumIsRefused() throws IOException {
		ModelFile file = LoadedArtifacts.file(TinyArtifact.threeClasses("1.0.0"), this.directory);
		Files.write(file.path(), TinyArtifact.threeClasses("1.0.1").zip());
		assertRefused(file, "SHA-256");
	}

	@Test
	void brokenGraphIsRefused() {
		assertRefused(LoadedArtifacts.file(TinyArtifact.broken("1.0.0"), this.directory), "cannot be opened");
	}

	@Test
	void manifestOfAnotherVersionIsRefused() {
		assertRefused(artifact(manifest("2.0.0", INPUTS, "logits", "\"neutral\", \"positive\"")),
				"says it is tiny:2.0.0");
	}

	@Test
	void manifestThatNamesOtherInputsIsRefused() {
		String inputs = "{\"inputIds\": \"input_ids\", \"attentionMask\": \"attention_mask\"}";
		assertRefused(artifact(manifest("1.0.0", inputs, "logits", "\"neutral\", \"positive\"")), "names other inputs");
	}

	@Test
	void manifestThatNamesAnotherOutputIsRefused() {
		assertRefused(artifact(manifest("1.0.0", INPUTS, "other", "\"neutral\", \"positive\"")), "another output");
	}

	@Test
	void manifestWithTooFewLabelsFailsItsTrial() {
		assertRefused(artifact(manifest("1.0.0", INPUTS, "logits", "\"positive\"")), "failed its trial");
	}

	@Test
	void fileThatIsNoZipIsRefused() throws IOException {
		TinyArtifact artifact = new TinyArtifact("tiny", "1.0.0", new byte[] { 1, 2, 3 });
		assertRefused(LoadedArtifacts.file(artifact, this.directory), "cannot be opened");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "{\"class\": {\"negative\": 1}}",
			"{\"class\": %s, \"confidence\": {\"upTo\": [0.5, 1e400], \"counts\": [1, 1, 1]}, \"length\": %s, \"tokens\": %s}",
			"{\"class\": %s, \"confidence\": {\"upTo\": [0.5, NaN], \"counts\": [1, 1, 1]}, \"length\": %s, \"tokens\": %s}",
			"{\"class\": %s, \"confidence\": {\"upTo\": [1, 0.5], \"counts\": [1, 1, 1]}, \"length\": %s, \"tokens\": %s}",
			"{\"class\": %s, \"confidence\": {\"upTo\": [0.5], \"counts\": [1]}, \"length\": %s, \"tokens\": %s}" })
	void referenceThatSaysSomethingWrongIsRefused(String reference) {
		String halves = "{\"upTo\": [10], \"counts\": [1, 1]}";
		String content = reference.formatted("{\"negative\": 1, \"neutral\": 1, \"positive\": 1}", halves, halves);
		assertRefused(LoadedArtifacts.file(TinyArtifact.withReference("1.0.0", content), this.directory),
				"reference.json: ");
	}

	private ModelFile artifact(String manifest) {
		return LoadedArtifacts.file(TinyArtifact.withManifest("1.0.0", manifest), this.directory);
	}

	private static String manifest(String version, String inputs, String output, String moreLabels) {
		return """
				{"name": "tiny", "version": "%s", "labels": ["negative", %s], "maxLength": 32, "inputs": %s,
				"output": "%s"}
				""".formatted(version, moreLabels, inputs, output);
	}

	private static void assertRefused(ModelFile file, String complaint) {
		assertThatExceptionOfType(InvalidModelException.class).isThrownBy(() -> LoadedArtifacts.load(file).close())
			.withMessageContaining(complaint);
	}

}
