package org.reviewscope.console.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

import org.apache.commons.io.input.BoundedInputStream;
import org.reviewscope.console.ingest.OtlpImport;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ResponseStatusException;

/**
 * Reads a zip of OTLP JSON files, one file after the other, and never more of it than is
 * allowed: a few kilobytes can hold gigabytes. Nothing is written to a disk, so names of
 * files are never used as paths.
 */
@Component
class ArchiveReader {

	private final ArchiveProperties limits;

	private final OtlpImport target;

	private final Semaphore turn = new Semaphore(1);

	ArchiveReader(ArchiveProperties limits, OtlpImport target) {
		this.limits = limits;
		this.target = target;
	}

	/**
	 * Keeps what a zip holds. What is before a file that is refused has been kept.
	 * @param body the zip
	 * @return what was in it
	 * @throws IOException if it cannot be read to its end
	 * @throws ResponseStatusException if it is no zip of OTLP JSON, or too large
	 */
	Imported read(InputStream body) throws IOException {
		if (!this.turn.tryAcquire()) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"Another import is running: try again when it has ended");
		}
		try (ZipInputStream zip = new ZipInputStream(limited(body))) {
			return read(zip);
		}
		// The last: a name that is no UTF-8
		catch (ZipException | EOFException | IllegalArgumentException ex) {
			throw refused(HttpStatus.BAD_REQUEST, "The body is not a zip, or it is damaged");
		}
		finally {
			this.turn.release();
		}
	}

	private Imported read(ZipInputStream zip) throws IOException {
		Imported imported = Imported.NOTHING;
		long bytes = 0;
		int files = 0;
		for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
			byte[] content = content(zip, file);
			bytes += content.length;
			files++;
			check(files <= this.limits.maxFiles(), "The zip has more than %,d files", this.limits.maxFiles());
			check(bytes <= this.limits.maxDecompressed().toBytes(), "The files are larger than %,d MB together",
					this.limits.maxDecompressed().toMegabytes());
			if (file.getName().endsWith(".json")) {
				imported = keep(file, content, imported);
			}
		}
		if (imported.files() == 0) {
			throw refused(HttpStatus.BAD_REQUEST, "The body is not a zip with files that end in .json");
		}
		return imported;
	}

	// Also for a file that is ignored: otherwise the search for the next one would have
	// no end
	private byte[] content(ZipInputStream zip, ZipEntry file) throws IOException {
		int most = (int) this.limits.maxFile().toBytes();
		byte[] content = zip.readNBytes(most + 1);
		check(content.length <= most, "%s is larger than %,d MB", printable(file), this.limits.maxFile().toMegabytes());
		return content;
	}

	private Imported keep(ZipEntry file, byte[] content, Imported before) {
		try {
			return before.plus(this.target.keep(content));
		}
		catch (ResponseStatusException ex) {
			throw new ResponseStatusException(ex.getStatusCode(), "%s: %s. Files that were read before it: %d"
				.formatted(printable(file), ex.getReason(), before.files()), ex);
		}
	}

	private InputStream limited(InputStream body) throws IOException {
		DataSize most = this.limits.maxBody();
		return BoundedInputStream.builder()
			.setInputStream(body)
			.setMaxCount(most.toBytes() + 1)
			.setOnMaxCount((max, count) -> {
				throw refused(HttpStatus.CONTENT_TOO_LARGE, "The zip is larger than %,d MB", most.toMegabytes());
			})
			.get();
	}

	private static String printable(ZipEntry file) {
		String name = file.getName().replaceAll("[^\\w./ -]", "?");
		return (name.length() > 100) ? name.substring(0, 100) + "..." : name;
	}

	private static void check(boolean condition, String message, Object... values) {
		if (!condition) {
			throw refused(HttpStatus.CONTENT_TOO_LARGE, message, values);
		}
	}

	private static ResponseStatusException refused(HttpStatus status, String message, Object... values) {
		return new ResponseStatusException(status, String.format(Locale.ROOT, message, values));
	}

}
