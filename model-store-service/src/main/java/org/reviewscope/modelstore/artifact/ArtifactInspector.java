package org.reviewscope.modelstore.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.springframework.stereotype.Component;

/**
 * Checks that a zip is an artifact which the inference service can load.
 */
@Component
class ArtifactInspector {

	private static final String MODEL = "model.onnx";

	private static final String TOKENIZER = "tokenizer.json";

	private static final String MANIFEST = "manifest.json";

	/** The distributions that predictions are compared with; optional. */
	private static final String REFERENCE = "reference.json";

	private static final Set<String> ENTRIES = Set.of(MODEL, TOKENIZER, MANIFEST);

	private final ArtifactProperties properties;

	private final ArtifactJson json;

	ArtifactInspector(ArtifactProperties properties, ArtifactJson json) {
		this.properties = properties;
		this.json = json;
	}

	Manifest inspect(Path file) throws IOException {
		try (ZipFile zip = new ZipFile(file.toFile())) {
			requireExactlyTheEntries(zip);
			ZipDirectory.requireFiles(file);
			Manifest manifest = entry(zip, MANIFEST).read(this.properties.maxManifestSize(), this.json::manifest);
			entry(zip, TOKENIZER).read(this.properties.maxTokenizerSize(), this.json::requireObject);
			entry(zip, MODEL).read(this.properties.maxModelSize(), ArtifactEntry::requireContent);
			if (zip.getEntry(REFERENCE) != null) {
				entry(zip, REFERENCE).read(this.properties.maxManifestSize(), this.json::requireObject);
			}
			return manifest;
		}
		catch (ZipException ex) {
			throw new InvalidArtifactException("The artifact is not an intact zip file.", ex);
		}
	}

	private static void requireExactlyTheEntries(ZipFile zip) {
		// Before their names are read: there may be a million. Removes one: a duplicate
		// is left
		List<String> names = new ArrayList<>((zip.size() <= ENTRIES.size() + 1) ? names(zip) : List.of());
		names.remove(REFERENCE);
		// Duplicates keep the size but not the set, a fourth entry changes the size
		if (names.size() != ENTRIES.size() || !Set.copyOf(names).equals(ENTRIES)) {
			throw new InvalidArtifactException(
					"The artifact must hold exactly %s, %s and %s, may hold %s, and no folders.".formatted(MODEL,
							TOKENIZER, MANIFEST, REFERENCE));
		}
	}

	private static List<String> names(ZipFile zip) {
		return zip.stream().map(ZipEntry::getName).toList();
	}

	private static ArtifactEntry entry(ZipFile zip, String name) {
		return new ArtifactEntry(zip, zip.getEntry(name));
	}

}
