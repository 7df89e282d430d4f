package org.reviewscope.modelstore.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes artifacts. The store runs no models, so that the bytes of theirs are made up.
 */
public final class ArtifactFixtures {

	private ArtifactFixtures() {
	}

	public static byte[] artifact(String name, String version) {
		return artifact(name, version, "a model");
	}

	public static byte[] artifact(String name, String version, String model) {
		return zip(entries(name, version, model));
	}

	public static Map<String, byte[]> entries(String name, String version, String model) {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("model.onnx", bytes(model));
		entries.put("tokenizer.json", bytes("""
				{"version": "1.0", "model": {"type": "WordPiece"}}"""));
		entries.put("manifest.json", bytes(manifest(name, version)));
		return entries;
	}

	static String manifest(String name, String version) {
		return """
				{"name": "%s", "version": "%s", "description": "Made up for tests", "license": "Apache-2.0",
				 "labels": ["negative", "neutral", "positive"], "maxLength": 256,
				 "inputs": {"inputIds": "input_ids", "attentionMask": "attention_mask",
				            "tokenTypeIds": "token_type_ids"},
				 "output": "logits"}""".formatted(name, version);
	}

	public static byte[] zip(Map<String, byte[]> entries) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
