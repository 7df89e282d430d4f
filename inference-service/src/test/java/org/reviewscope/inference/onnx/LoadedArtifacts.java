package org.reviewscope.inference.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.testing.TinyArtifact;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Models for tests, loaded without a store.
 */
public final class LoadedArtifacts {

	private static final Path BUNDLED = Path.of("../models/sentiment-minilm/artifact");

	private static final JsonMapper json = new JsonMapper();

	private LoadedArtifacts() {
	}

	/**
	 * Loads the model of the repository, or skips the test while there is none.
	 * @return the model, to be closed
	 */
	public static LoadedModel bundled() {
		assumeThat(Files.isDirectory(BUNDLED)).as("the bundled model is in the repository").isTrue();
		try (Stream<Path> files = Files.list(BUNDLED)) {
			Path zip = files.filter((file) -> file.toString().endsWith(".zip")).max(Path::compareTo).orElseThrow();
			String[] parts = zip.getFileName().toString().replace(".zip", "").split("-(?=\\d)", 2);
			return load(new ModelFile(new ModelRef(parts[0], parts[1]), sha256(Files.readAllBytes(zip)), zip));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes tokens without a review.
	 * @param length how many
	 * @return the tokens
	 */
	public static Tokens tokens(int length) {
		return new Tokens(new long[length], new long[length], false);
	}

	static ModelFile file(TinyArtifact artifact, Path directory) {
		try {
			Path zip = Files.write(directory.resolve(artifact.sha256() + ".zip"), artifact.zip());
			return new ModelFile(new ModelRef(artifact.name(), artifact.version()), artifact.sha256(), zip);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static LoadedModel load(ModelFile file) {
		return new OnnxModelLoader(json, 1).load(file);
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
