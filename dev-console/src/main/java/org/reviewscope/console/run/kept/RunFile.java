package org.reviewscope.console.run.kept;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.output.CountingOutputStream;
import org.jspecify.annotations.Nullable;
import org.reviewscope.console.run.Run;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file of a run: two lines of JSON, compressed. The first, without the requests, is
 * all that a list needs.
 *
 * @param path where it is
 */
record RunFile(Path path) {

	static final String SUFFIX = ".run.gz";

	/** Of a whole file, decompressed: a run of 200 routes has some 10 MB. */
	private static final long MAX_SIZE = 32L * 1024 * 1024;

	private static final JsonMapper JSON = JsonMapper.shared();

	String id() {
		String name = this.path.getFileName().toString();
		return name.substring(0, name.length() - SUFFIX.length());
	}

	void write(KeptRun head, Run run) throws IOException {
		// A reader meanwhile finds the whole file or none
		Path part = this.path.resolveSibling(id() + ".part");
		try {
			write(part, head, run);
			Files.move(part, this.path, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	KeptRun head() {
		return read((reader) -> JSON.readValue(reader.readLine(), KeptRun.class));
	}

	Run run() {
		return read((reader) -> {
			reader.readLine();
			return JSON.readValue(reader, Run.class);
		});
	}

	long size() {
		try {
			return Files.size(this.path);
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private static void write(Path part, KeptRun head, Run run) throws IOException {
		try (CountingOutputStream counted = new CountingOutputStream(new GZIPOutputStream(Files.newOutputStream(part)));
				BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(counted, StandardCharsets.UTF_8))) {
			writer.write(JSON.writeValueAsString(head));
			writer.newLine();
			JSON.writeValue(writer, run);
			if (counted.getByteCount() > MAX_SIZE) {
				throw RunException.refused("The run has %d bytes, more than can be read again: %d"
					.formatted(counted.getByteCount(), MAX_SIZE));
			}
		}
	}

	private <T> T read(Content<T> content) {
		try (InputStream raw = open();
				BufferedReader reader = new BufferedReader(new InputStreamReader(BoundedInputStream.builder()
					.setInputStream(new GZIPInputStream(raw))
					.setMaxCount(MAX_SIZE)
					.get(), StandardCharsets.UTF_8))) {
			T value = content.of(reader);
			if (value == null) {
				throw new IOException("empty");
			}
			return value;
		}
		catch (IOException | IllegalArgumentException | JacksonException ex) {
			throw RunException
				.unusable("The file %s cannot be read as a run; delete it, or put it aside".formatted(this.path));
		}
	}

	private InputStream open() throws IOException {
		// A pipe would block the reader, and all other requests for runs, for ever
		if (!Files.isRegularFile(this.path)) {
			throw new IOException("no file");
		}
		return Files.newInputStream(this.path);
	}

	private interface Content<T> {

		@Nullable T of(BufferedReader reader) throws IOException;

	}

}
