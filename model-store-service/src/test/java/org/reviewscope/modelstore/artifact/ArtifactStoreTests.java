package org.reviewscope.modelstore.artifact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.observability.autoconfigure.request.RequestBodyAutoConfiguration;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(classes = { JacksonAutoConfiguration.class, RequestBodyAutoConfiguration.class },
		webEnvironment = WebEnvironment.NONE)
class ArtifactStoreTests {

	private static final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

	@Autowired
	JsonMapper mapper;

	@TempDir
	Path directory;

	private ArtifactStore store;

	@BeforeEach
	void createStore() throws IOException {
		this.store = store();
	}

	@Test
	void keepsAnArtifactUnderItsChecksum() throws Exception {
		byte[] content = ArtifactFixtures.artifact("tiny", "1.0.0");
		String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));

		try (IncomingArtifact artifact = receive(content)) {
			assertThat(artifact.sha256()).isEqualTo(sha256);
			assertThat(artifact.sizeBytes()).isEqualTo(content.length);
			assertThat(artifact.manifest().id()).isEqualTo(new ModelId("tiny", "1.0.0"));
			assertThat(artifact.keep()).isTrue();
		}

		assertThat(this.store.find(sha256)).get().extracting(ArtifactStoreTests::read).isEqualTo(content);
		assertThat(files()).containsExactly(sha256 + ".zip");
	}

	@Test
	void forgetsAnArtifactThatIsNotKept() throws IOException {
		receive(ArtifactFixtures.artifact("tiny", "1.0.0")).close();

		assertThat(files()).isEmpty();
	}

	@Test
	void forgetsAnArtifactThatIsDiscarded() throws IOException {
		try (IncomingArtifact artifact = receive(ArtifactFixtures.artifact("tiny", "1.0.0"))) {
			artifact.keep();
			artifact.discard();
		}

		assertThat(files()).isEmpty();
	}

	@Test
	void tellsThatItHadAnArtifactBefore() throws IOException {
		byte[] content = ArtifactFixtures.artifact("tiny", "1.0.0");
		try (IncomingArtifact first = receive(content); IncomingArtifact second = receive(content)) {
			assertThat(first.keep()).isTrue();
			assertThat(second.keep()).isFalse();
		}

		assertThat(files()).hasSize(1);
	}

	@Test
	void leavesNothingWhenTheUploadBreaksOff() {
		byte[] content = ArtifactFixtures.artifact("tiny", "1.0.0");
		InputStream broken = new SequenceInputStream(new ByteArrayInputStream(content, 0, 100), new InputStream() {

			@Override
			public int read() throws IOException {
				throw new IOException("Connection reset");
			}

		});

		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.store.receive(broken));
		assertThat(files()).isEmpty();
	}

	@Test
	void removesWhatACrashLeft() throws IOException {
		Path old = Files.writeString(this.directory.resolve("upload-123.partial"), "half an art");
		Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));
		Files.writeString(this.directory.resolve("0123.zip"), "whole");

		this.store.afterSingletonsInstantiated();

		assertThat(files()).containsExactly("0123.zip");
	}

	@Test
	void leavesWhatAnotherStoreIsWriting() throws IOException {
		Files.writeString(this.directory.resolve("upload-123.partial"), "half an art");

		this.store.afterSingletonsInstantiated();

		assertThat(files()).containsExactly("upload-123.partial");
	}

	@Test
	void refusesWhatIsNoZip() {
		assertRefused(ArtifactFixtures.bytes("no zip at all"), "not an intact zip");
		assertRefused(new byte[0], "not an intact zip");
	}

	@Test
	void refusesAZipThatWasCutOff() {
		byte[] content = ArtifactFixtures.artifact("tiny", "1.0.0");

		assertRefused(Arrays.copyOf(content, content.length - 30), "not an intact zip");
	}

	@Test
	void refusesDamagedContent() {
		byte[] content = ArtifactFixtures.artifact("tiny", "1.0.0", "x".repeat(2000));
		// In the data of the first entry, behind its header and name
		content[45] ^= 0x55;

		assertThatExceptionOfType(InvalidArtifactException.class).isThrownBy(() -> receive(content));
		assertThat(files()).isEmpty();
	}

	@Test
	void refusesOtherEntriesThanTheThree() {
		assertRefused((entries) -> entries.remove("tokenizer.json"), "must hold exactly");
		assertRefused((entries) -> entries.put("README.md", new byte[0]), "must hold exactly");
		assertRefused((entries) -> entries.put("../model.onnx", entries.remove("model.onnx")), "must hold exactly");
		assertRefused((entries) -> entries.put("model.onnx/", entries.remove("model.onnx")), "must hold exactly");
		assertRefused((entries) -> entries.put("MODEL.ONNX", entries.remove("model.onnx")), "must hold exactly");
	}

	@Test
	void refusesManyEntriesBeforeItReadsTheirNames() {
		assertRefused((entries) -> IntStream.range(0, 70_000).forEach((i) -> entries.put("e" + i, new byte[0])),
				"must hold exactly");
	}

	@Test
	void refusesDuplicatesOfEntries() {
		byte[] content = ArtifactFixtures.artifact("tiny", "1.0.0");
		byte[] twice = new String(content, StandardCharsets.ISO_8859_1).replace("tokenizer.json", "model.onnx\0\0\0\0")
			.getBytes(StandardCharsets.ISO_8859_1);

		assertThatExceptionOfType(InvalidArtifactException.class).isThrownBy(() -> receive(twice));
		assertThat(files()).isEmpty();
	}

	/**
	 * What is not unpacked into files cannot leave its folder, and a zip in a zip is
	 * bytes.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "../../etc/cron.d/x", "/etc/passwd", "..\\\\x", "C:/x", "model.onnx/../x", "./model.onnx",
			"model.onnx\u0000", "sub/model.onnx", "" })
	void refusesNamesThatPointElsewhere(String name) {
		assertRefused((entries) -> entries.put(name, entries.remove("model.onnx")), "must hold exactly");
	}

	/**
	 * All that Unix has beside files: folders, links, pipes, sockets, devices.
	 * @param mode what an entry is, and who may do what with it
	 */
	@ParameterizedTest
	@ValueSource(ints = { 0040755, 0120777, 0010644, 0140777, 0020666, 0060666 })
	void refusesWhatIsNoPlainFile(int mode) {
		assertRefused(withMode(mode), "must hold plain files, and no links");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 0644, 0100644, 0100755 })
	void takesPlainFilesOfUnix(int mode) throws IOException {
		receive(withMode(mode)).close();
	}

	@Test
	void refusesAZipThatMayHaveASecondDirectory() {
		byte[] content = ArtifactFixtures.artifact("tiny", "1.0.0");
		byte[] withComment = Arrays.copyOf(content, content.length + 5);
		withComment[content.length - 2] = 5;

		assertRefused(withComment, "must be a plain zip, without a comment");
	}

	@Test
	void refusesABombOfZerosWithoutUnpackingAllOfIt() {
		assertRefused((entries) -> entries.put("model.onnx", new byte[30_000_000]),
				"model.onnx in the artifact is larger");
	}

	@Test
	void takesAReferenceOfDrift() throws IOException {
		Map<String, byte[]> entries = ArtifactFixtures.entries("tiny", "1.0.0", "a model");
		entries.put("reference.json", ArtifactFixtures.bytes("{\"class\": {}}"));

		try (IncomingArtifact artifact = receive(ArtifactFixtures.zip(entries))) {
			assertThat(artifact.manifest().id()).isEqualTo(new ModelId("tiny", "1.0.0"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "text" })
	void refusesAReferenceOfDriftThatIsNoJsonObject(String reference) {
		assertRefused((entries) -> entries.put("reference.json", ArtifactFixtures.bytes(reference)),
				"reference.json in the artifact is not");
	}

	@Test
	void refusesEntriesThatUnpackTooLarge() {
		assertRefused((entries) -> entries.put("model.onnx", new byte[20_001]), "model.onnx in the artifact is larger");
		assertRefused((entries) -> entries.put("tokenizer.json", ("{}" + " ".repeat(2_000)).getBytes()),
				"tokenizer.json in the artifact is larger");
		assertRefused((entries) -> entries.put("manifest.json", (" ".repeat(2_000) + "{}").getBytes()),
				"manifest.json in the artifact is larger");
		assertRefused((entries) -> entries.put("reference.json", (" ".repeat(2_000) + "{}").getBytes()),
				"reference.json in the artifact is larger");
	}

	@Test
	void refusesAnEmptyModel() {
		assertRefused((entries) -> entries.put("model.onnx", new byte[0]), "model.onnx in the artifact is empty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "{", "{} {}", "{\"a\": }", "text", "{\"a\": 1, \"a\": 2}" })
	void refusesATokenizerThatIsNoJsonObject(String tokenizer) {
		assertRefused((entries) -> entries.put("tokenizer.json", ArtifactFixtures.bytes(tokenizer)),
				"tokenizer.json in the artifact is not");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{}", "{\"name\": 1}", "\"name\"", "{\"name\": \"tiny\"} x" })
	void refusesWhatIsNoManifest(String manifest) {
		assertRefused((entries) -> entries.put("manifest.json", ArtifactFixtures.bytes(manifest)),
				"manifest.json in the artifact is");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'name': 'tiny' -> 'name': 'Tiny'", "'version': '1.0.0' -> 'version': '../1'",
			"'version': '1.0.0' -> 'version': ''", "'version': '1.0.0' -> 'version': 1.10",
			"'maxLength': 256 -> 'maxLength': 7", "'maxLength': 256 -> 'maxLength': 8193",
			"'maxLength': 256 -> 'maxLength': '256'", "'maxLength': 256 -> 'maxLength': 256.5",
			"'maxLength': 256 -> 'maxLength': null", "'negative', 'neutral', 'positive' -> 'negative'",
			"'negative', 'neutral', 'positive' -> 'negative', 'negative'",
			"'negative', 'neutral', 'positive' -> 'negative', null",
			"'negative', 'neutral', 'positive' -> 'bad', 'good'", "'negative', 'neutral', 'positive' -> 0, 1",
			"'output': 'logits' -> 'output': ''", "'output': 'logits' -> 'outputs': 'logits'",
			"'inputIds': 'input_ids', -> ", "'license': 'Apache-2.0' -> 'license': null",
			"'license': 'Apache-2.0' -> 'license': 'x', 'license': 'y'" })
	void refusesAManifestThatSaysSomethingWrong(String change) {
		String[] fromTo = change.replace('\'', '"').split(" -> ?", 2);
		String manifest = ArtifactFixtures.manifest("tiny", "1.0.0");
		assertThat(manifest).contains(fromTo[0]);

		assertRefused(
				(entries) -> entries.put("manifest.json",
						ArtifactFixtures.bytes(manifest.replace(fromTo[0], fromTo[1]))),
				"manifest.json in the artifact is");
	}

	@Test
	void acceptsAModelOfTwoLabelsWithoutTokenTypes() throws IOException {
		Map<String, byte[]> entries = ArtifactFixtures.entries("tiny", "1.0.0", "a model");
		entries.put("manifest.json", ArtifactFixtures.bytes("""
				{"name": "tiny", "version": "1.0.0", "description": "d", "license": "l",
				 "labels": ["positive", "negative"], "maxLength": 8,
				 "inputs": {"inputIds": "i", "attentionMask": "a"}, "output": "o"}"""));

		try (IncomingArtifact artifact = receive(ArtifactFixtures.zip(entries))) {
			assertThat(artifact.manifest().labels()).hasSize(2);
			assertThat(artifact.manifest().inputs().tokenTypeIds()).isNull();
		}
	}

	private void assertRefused(Consumer<Map<String, byte[]>> change, String reason) {
		Map<String, byte[]> entries = new LinkedHashMap<>(ArtifactFixtures.entries("tiny", "1.0.0", "a model"));
		change.accept(entries);
		assertRefused(ArtifactFixtures.zip(entries), reason);
	}

	private void assertRefused(byte[] content, String reason) {
		assertThatExceptionOfType(InvalidArtifactException.class).isThrownBy(() -> receive(content))
			.satisfies((ex) -> assertThat(ex.getBody().getDetail()).contains(reason));
		assertThat(files()).isEmpty();
	}

	private IncomingArtifact receive(byte[] content) throws IOException {
		return this.store.receive(new ByteArrayInputStream(content));
	}

	private ArtifactStore store() throws IOException {
		ArtifactProperties properties = new ArtifactProperties(this.directory, DataSize.ofBytes(20_000),
				DataSize.ofBytes(1_000), DataSize.ofBytes(1_000));
		return new ArtifactStore(properties,
				new ArtifactInspector(properties, new ArtifactJson(validator, this.mapper)), Optional.empty());
	}

	// In the directory, whose first entry begins with its signature
	private static byte[] withMode(int mode) {
		byte[] content = ArtifactFixtures.artifact("tiny", "1.0.0");
		int entry = new String(content, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
		ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putInt(entry + 38, mode << 16);
		return content;
	}

	private Stream<String> files() {
		return Stream.of(this.directory.toFile().list()).sorted();
	}

	private static byte[] read(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
