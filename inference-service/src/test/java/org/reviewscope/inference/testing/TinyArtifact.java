package org.reviewscope.inference.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An artifact with one of the tiny models, as the store would send it.
 *
 * @param name the model's name
 * @param version its version
 * @param zip the artifact
 */
public record TinyArtifact(String name, String version, byte[] zip) {

	private static final String MANIFEST = """
			{"name": "%s", "version": "%s", "description": "tiny", "license": "Apache-2.0",
			"labels": ["negative", "neutral", "positive"], "maxLength": %d,
			"inputs": {"inputIds": "input_ids", "attentionMask": "attention_mask", "tokenTypeIds": "token_type_ids"},
			"output": "logits"}
			""";

	private static final String TWO_CLASSES_MANIFEST = """
			{"name": "tiny", "version": "%s", "labels": ["positive", "negative"], "maxLength": 32,
			"inputs": {"inputIds": "ids", "attentionMask": "mask"}, "output": "scores"}
			""";

	/**
	 * A model that knows three sentiments and reads 32 tokens.
	 * @param version the version it says it has
	 * @return the artifact
	 */
	public static TinyArtifact threeClasses(String version) {
		return with(version, MANIFEST.formatted("tiny", version, 32), resource("three-classes.onnx"));
	}

	/**
	 * A model with other input names, no segment ids and no neutral.
	 * @param version the version it says it has
	 * @return the artifact
	 */
	public static TinyArtifact twoClasses(String version) {
		return with(version, TWO_CLASSES_MANIFEST.formatted(version), resource("two-classes.onnx"));
	}

	/**
	 * A model whose graph is no graph.
	 * @param version the version it says it has
	 * @return the artifact
	 */
	public static TinyArtifact broken(String version) {
		return with(version, MANIFEST.formatted("tiny", version, 32),
				"no graph at all".getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A model with a manifest of the test's choice.
	 * @param version the version the store says it has
	 * @param manifest the manifest
	 * @return the artifact
	 */
	public static TinyArtifact withManifest(String version, String manifest) {
		return with(version, manifest, resource("three-classes.onnx"));
	}

	/**
	 * A model whose predictions are compared with a reference.
	 * @param version the version it says it has
	 * @param reference the content of {@code reference.json}
	 * @return the artifact
	 */
	public static TinyArtifact withReference(String version, String reference) {
		Map<String, byte[]> parts = parts(MANIFEST.formatted("tiny", version, 32), resource("three-classes.onnx"));
		parts.put("reference.json", reference.getBytes(StandardCharsets.UTF_8));
		return new TinyArtifact("tiny", version, zip(parts));
	}

	private static TinyArtifact with(String version, String manifest, byte[] graph) {
		return new TinyArtifact("tiny", version, zip(parts(manifest, graph)));
	}

	private static Map<String, byte[]> parts(String manifest, byte[] graph) {
		Map<String, byte[]> parts = new LinkedHashMap<>();
		parts.put("model.onnx", graph);
		parts.put("tokenizer.json", resource("tokenizer.json"));
		parts.put("manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
		return parts;
	}

	private static byte[] zip(Map<String, byte[]> parts) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> part : parts.entrySet()) {
				ZipEntry entry = new ZipEntry(part.getKey());
				// The time of day would make two equal artifacts differ
				entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
				zip.putNextEntry(entry);
				zip.write(part.getValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * Reads a fixture.
	 * @param name its file name
	 * @return its content
	 */
	public static byte[] resource(String name) {
		try (InputStream stream = TinyArtifact.class.getResourceAsStream("/tiny-model/" + name)) {
			if (stream == null) {
				throw new IllegalStateException("No fixture " + name);
			}
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String sha256() {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(this.zip));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
