package org.reviewscope.inference.model;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An open artifact: the zip with the model, its tokenizer and its manifest.
 */
final class ModelArtifact implements AutoCloseable {

	/** No part may unpack to more, so that a small zip cannot fill the memory. */
	private static final long MAX_PART_BYTES = 512L << 20;

	private final ZipFile zip;

	ModelArtifact(ModelFile file) throws IOException {
		this.zip = new ZipFile(file.path().toFile());
	}

	ModelManifest manifest(JsonMapper json) throws IOException {
		try (InputStream stream = this.zip.getInputStream(part("manifest.json"))) {
			return json.readValue(stream, ModelManifest.class);
		}
		catch (JacksonException ex) {
			throw new InvalidModelException("manifest.json: " + ex.getOriginalMessage(), ex);
		}
	}

	byte[] tokenizer() throws IOException {
		try (InputStream stream = this.zip.getInputStream(part("tokenizer.json"))) {
			return stream.readAllBytes();
		}
	}

	/**
	 * Reads the graph past the heap, where it would be garbage at once.
	 * @param arena owns the memory
	 * @return the graph's bytes
	 * @throws IOException if the zip is broken
	 */
	ByteBuffer graph(Arena arena) throws IOException {
		ZipEntry part = part("model.onnx");
		ByteBuffer buffer = arena.allocate(part.getSize()).asByteBuffer();
		try (ReadableByteChannel channel = Channels.newChannel(this.zip.getInputStream(part))) {
			while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
				continue;
			}
		}
		return buffer.flip();
	}

	private ZipEntry part(String name) {
		ZipEntry entry = this.zip.getEntry(name);
		if (entry == null || entry.getSize() <= 0 || entry.getSize() > MAX_PART_BYTES) {
			throw new InvalidModelException("The artifact holds no usable " + name);
		}
		return entry;
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

}
