package org.reviewscope.modelstore.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.apache.commons.io.input.BoundedInputStream;

import org.springframework.util.unit.DataSize;

/**
 * One file in an artifact, read up to a maximum size and compared with its checksum: the
 * sizes in the zip's directory may be wrong, and {@link ZipFile} does not compare
 * checksums.
 *
 * @param zip the artifact
 * @param entry the file in it
 */
record ArtifactEntry(ZipFile zip, ZipEntry entry) {

	<T> T read(DataSize maxSize, EntryReader<T> reader) throws IOException {
		try (CheckedInputStream content = new CheckedInputStream(bounded(maxSize), new CRC32())) {
			T result = reader.read(content, this.entry.getName());
			content.transferTo(OutputStream.nullOutputStream());
			if (content.getChecksum().getValue() != this.entry.getCrc()) {
				throw new InvalidArtifactException("%s in the artifact is damaged.".formatted(this.entry.getName()));
			}
			return result;
		}
	}

	// Without the handler, the stream would simply end at its maximum. The maximum is
	// one byte more than is allowed, so that only too large files reach it
	private InputStream bounded(DataSize maxSize) throws IOException {
		return BoundedInputStream.builder()
			.setInputStream(this.zip.getInputStream(this.entry))
			.setMaxCount(maxSize.toBytes() + 1)
			.setOnMaxCount((max, count) -> {
				throw new InvalidArtifactException("%s in the artifact is larger than %d bytes when unpacked."
					.formatted(this.entry.getName(), maxSize.toBytes()));
			})
			.get();
	}

	static boolean requireContent(InputStream content, String name) throws IOException {
		if (content.read() < 0) {
			throw new InvalidArtifactException("%s in the artifact is empty.".formatted(name));
		}
		return true;
	}

	/**
	 * Reads the content of an entry.
	 *
	 * @param <T> type of the result
	 */
	@FunctionalInterface
	interface EntryReader<T> {

		T read(InputStream content, String name) throws IOException;

	}

}
