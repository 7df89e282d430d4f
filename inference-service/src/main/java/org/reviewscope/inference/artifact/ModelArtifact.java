package org.reviewscope.inference.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An open artifact: the zip with the model, its tokenizer and its manifest, and perhaps
 * with what its predictions are compared with.
 */
public final class ModelArtifact implements AutoCloseable {

	/** No part may unpack to more, so that a small zip cannot fill the memory. */
	private static final long MAX_PART_BYTES = 512L << 20;

	private final ZipFile zip;

	private ModelArtifact(ZipFile zip) {
		this.zip = zip;
	}

	/**
	 * Opens an artifact after its checksum has been verified.
	 * @param file the artifact
	 * @return the open artifact, to be closed
	 * @throws IOException if it cannot be read
	 * @throws InvalidModelException if it has another checksum
	 */
	public static ModelArtifact open(ModelFile file) throws IOException {
		Sha256.verify(file);
		return new ModelArtifact(new ZipFile(file.path().toFile()));
	}

	/**
	 * Reads what the artifact says of itself.
	 * @param json reads JSON
	 * @return the manifest
	 * @throws IOException if the zip is broken
	 */
	public ModelManifest manifest(JsonMapper json) throws IOException {
		return read("manifest.json", ModelManifest.class, json);
	}

	/**
	 * Reads how the model's predictions were distributed when all was well.
	 * @param json reads JSON
	 * @return the distributions, {@code null} when the artifact holds none
	 * @throws IOException if the zip is broken
	 */
	public @Nullable ReferenceWindow reference(JsonMapper json) throws IOException {
		String name = "reference.json";
		return (this.zip.getEntry(name) != null) ? read(name, ReferenceWindow.class, json) : null;
	}

	private <T> T read(String name, Class<T> type, JsonMapper json) throws IOException {
		try (InputStream stream = this.zip.getInputStream(part(name))) {
			return json.readValue(stream, type);
		}
		catch (JacksonException ex) {
			throw new InvalidModelException(name + ": " + ex.getOriginalMessage(), ex);
		}
	}

	/**
	 * Reads the definition of the tokenizer.
	 * @return the content of {@code tokenizer.json}
	 * @throws IOException if the zip is broken
	 */
	public byte[] tokenizer() throws IOException {
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
	public ByteBuffer graph(Arena arena) throws IOException {
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
