package org.reviewscope.console.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;

/**
 * Writes a zip of OTLP JSON files, each small enough for an import.
 */
final class ArchiveWriter {

	private ArchiveWriter() {
	}

	/**
	 * Writes a zip.
	 * @param content what goes into it
	 * @param output where to; is not closed
	 * @throws IOException if it cannot be written there
	 */
	static void write(Selection content, OutputStream output) throws IOException {
		ZipOutputStream zip = new ZipOutputStream(output);
		write(zip, "traces-%04d.json", content.spans(), new SpanFile());
		write(zip, "logs-%04d.json", content.lines(), new LogFile());
		zip.finish();
	}

	private static <T> void write(ZipOutputStream zip, String name, List<T> items, OtlpFile<T, ?> file)
			throws IOException {
		int number = 1;
		for (T item : items) {
			file.add(item);
			if (file.isFull()) {
				write(zip, name.formatted(number++), file.take());
			}
		}
		if (!file.isEmpty()) {
			write(zip, name.formatted(number), file.take());
		}
	}

	private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content);
		zip.closeEntry();
	}

	/**
	 * What goes into a zip.
	 *
	 * @param spans spans, those of the oldest trace first
	 * @param lines log records, oldest first
	 */
	record Selection(List<Span> spans, List<LogLine> lines) {
	}

}
