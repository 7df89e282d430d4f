package org.reviewscope.inference.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.sentiment.ModelRef;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The artifacts on this machine's disk: at most the last one that served well, the
 * candidate, and the one that is being fetched.
 */
public final class ModelFiles {

	private static final String POINTER = "last-good.json";

	private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");

	private static final Pattern ARTIFACT = Pattern.compile(CHECKSUM + "\\.zip(\\.part)?");

	private final Path directory;

	private final JsonMapper json;

	public ModelFiles(Path directory, JsonMapper json) {
		this.directory = directory;
		this.json = json;
	}

	/**
	 * Returns where artifacts are kept.
	 * @return the directory, which need not exist
	 */
	public Path directory() {
		return this.directory;
	}

	/**
	 * Names the place for an artifact.
	 * @param ref the version
	 * @param sha256 its checksum, which also names the file
	 * @return the file, which need not exist
	 * @throws IOException if the directory cannot be made
	 */
	public ModelFile file(ModelRef ref, String sha256) throws IOException {
		if (!CHECKSUM.matcher(sha256).matches()) {
			throw new InvalidModelException("The checksum of " + ref + " is no SHA-256");
		}
		Files.createDirectories(this.directory);
		return new ModelFile(ref, sha256, this.directory.resolve(sha256 + ".zip"));
	}

	/**
	 * Returns the artifact to start with when the store is away.
	 * @return the last that served well, or {@code null} if there is none
	 */
	public @Nullable ModelFile lastGood() {
		Path pointer = this.directory.resolve(POINTER);
		if (!Files.isRegularFile(pointer)) {
			return null;
		}
		try {
			LastGood last = this.json.readValue(pointer, LastGood.class);
			return file(last.model(), last.sha256());
		}
		catch (JacksonException | IOException ex) {
			throw new InvalidModelException("%s cannot be read".formatted(pointer), ex);
		}
	}

	/**
	 * Remembers an artifact as the last that served well, and forgets the others.
	 * @param file the artifact
	 * @throws IOException if the disk fails
	 */
	public void keep(ModelFile file) throws IOException {
		Path written = this.directory.resolve(POINTER + ".new");
		this.json.writeValue(written, new LastGood(file.ref(), file.sha256()));
		Files.move(written, this.directory.resolve(POINTER), StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
		for (Path artifact : artifacts()) {
			if (!artifact.equals(file.path())) {
				Files.deleteIfExists(artifact);
			}
		}
	}

	private List<Path> artifacts() throws IOException {
		try (Stream<Path> entries = Files.list(this.directory)) {
			return entries.filter((entry) -> ARTIFACT.matcher(entry.getFileName().toString()).matches()).toList();
		}
	}

	/**
	 * What the pointer file holds.
	 *
	 * @param model the version
	 * @param sha256 the checksum of its artifact
	 */
	private record LastGood(ModelRef model, String sha256) {
	}

}
