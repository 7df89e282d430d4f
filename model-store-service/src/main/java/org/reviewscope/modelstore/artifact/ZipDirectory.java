package org.reviewscope.modelstore.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The directory at the end of a zip, for what {@link java.util.zip.ZipFile} finds there
 * and does not tell: which entries are links, which lead elsewhere once they are
 * unpacked. Zips that could have another directory than this one are refused: those with
 * a comment, which may hold one, and Zip64.
 */
final class ZipDirectory {

	private static final int END = 0x06054b50;

	private static final int END_LENGTH = 22;

	private static final int ENTRY = 0x02014b50;

	private static final int ENTRY_LENGTH = 46;

	/** Far more than four entries have, whose names are short. */
	private static final int MAX_LENGTH = 1 << 20;

	/** The part of a Unix mode that says what a file is. */
	private static final int KIND = 0xF000;

	private static final int FILE = 0x8000;

	private final ByteBuffer entries;

	private ZipDirectory(ByteBuffer entries) {
		this.entries = entries;
	}

	static void requireFiles(Path zip) throws IOException {
		try (FileChannel channel = FileChannel.open(zip)) {
			new ZipDirectory(entries(channel)).requireFiles();
		}
	}

	private static ByteBuffer entries(FileChannel zip) throws IOException {
		long at = zip.size() - END_LENGTH;
		ByteBuffer end = read(zip, at, END_LENGTH);
		int length = end.getInt(12);
		boolean zip64 = end.getShort(10) == -1 || end.getInt(16) == -1;
		if (end.getInt(0) != END || zip64 || length < 0 || length > Math.min(at, MAX_LENGTH)) {
			throw new InvalidArtifactException("The artifact must be a plain zip, without a comment.");
		}
		return read(zip, at - length, length);
	}

	private void requireFiles() {
		for (int at = 0; at + ENTRY_LENGTH <= this.entries.limit(); at += length(at)) {
			int kind = (this.entries.getInt(at + 38) >>> 16) & KIND;
			// No kind at all where the zip was not made on Unix
			if (this.entries.getInt(at) != ENTRY || (kind != 0 && kind != FILE)) {
				throw new InvalidArtifactException("The artifact must hold plain files, and no links.");
			}
		}
	}

	private int length(int at) {
		return ENTRY_LENGTH + unsigned(at + 28) + unsigned(at + 30) + unsigned(at + 32);
	}

	private int unsigned(int at) {
		return Short.toUnsignedInt(this.entries.getShort(at));
	}

	private static ByteBuffer read(FileChannel zip, long at, int length) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		while (bytes.hasRemaining() && zip.read(bytes, at + bytes.position()) >= 0) {
			continue;
		}
		return bytes.flip();
	}

}
