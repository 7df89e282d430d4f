package org.reviewscope.inference.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many records were dropped, in a file, so that a process that is killed does not
 * take the number with it. The file has its size from the start and is overwritten: that
 * works on a full disk as well, which is when records are dropped.
 */
final class DropLedger {

	private static final Logger logger = LoggerFactory.getLogger(DropLedger.class);

	/** As many digits as the largest number has. */
	private static final String FORMAT = "%019d\n";

	private final Path file;

	private long dropped;

	/**
	 * Takes over what earlier processes have dropped.
	 * @param file the file, made if it is not there
	 */
	DropLedger(Path file) {
		this.file = file;
		try {
			Files.createDirectories(file.getParent());
			this.dropped = read();
			write();
		}
		catch (IOException | NumberFormatException ex) {
			logger.warn("How many predictions were dropped is forgotten when this process ends, because of {}: {}",
					file, ex.toString());
		}
	}

	synchronized long dropped() {
		return this.dropped;
	}

	synchronized void add(long count) {
		this.dropped += count;
		try {
			write();
		}
		catch (IOException ex) {
			logger.debug("{} cannot be written", this.file, ex);
		}
	}

	private long read() throws IOException {
		String text = Files.exists(this.file) ? Files.readString(this.file).strip() : "";
		return (!text.isEmpty()) ? Long.parseLong(text) : 0;
	}

	// Neither created nor emptied first: the bytes are there already
	private void write() throws IOException {
		Files.write(this.file, FORMAT.formatted(this.dropped).getBytes(StandardCharsets.US_ASCII),
				StandardOpenOption.CREATE, StandardOpenOption.WRITE);
	}

}
