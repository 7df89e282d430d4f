package org.reviewscope.inference.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.stream.LongStream;

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

	private boolean failing;

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
		catch (IOException ex) {
			warnOnce(ex);
		}
	}

	synchronized long dropped() {
		return this.dropped;
	}

	synchronized void add(long count) {
		this.dropped += count;
		try {
			write();
			this.failing = false;
		}
		catch (IOException ex) {
			warnOnce(ex);
		}
	}

	private void warnOnce(IOException failure) {
		if (!this.failing) {
			logger.warn(
					"How many predictions were dropped, {} so far, is forgotten when this process ends, because of"
							+ " {}: {}. Let this user read and write the file, and give its disk room",
					this.dropped, this.file, failure.toString());
			this.failing = true;
		}
	}

	private long read() throws IOException {
		if (!Files.exists(this.file)) {
			return 0;
		}
		OptionalLong number = number(Files.readAllBytes(this.file));
		if (number.isEmpty()) {
			keepDamaged();
		}
		return number.orElse(0);
	}

	// Empty is 0: a process was killed before it wrote a number
	private static OptionalLong number(byte[] content) {
		String text = new String(content, StandardCharsets.US_ASCII).strip();
		try {
			return text.isEmpty() ? OptionalLong.of(0)
					: LongStream.of(Long.parseLong(text)).filter((number) -> number >= 0).findFirst();
		}
		catch (NumberFormatException ex) {
			return OptionalLong.empty();
		}
	}

	// Kept beside the new one, to be looked at
	private void keepDamaged() throws IOException {
		Path kept = Files.move(this.file, this.file.resolveSibling(this.file.getFileName() + ".damaged"),
				StandardCopyOption.REPLACE_EXISTING);
		logger.warn("How many predictions earlier processes have dropped is unknown and counted from 0: {} held no"
				+ " number. It is now {}; remove it when you have seen it", this.file, kept);
	}

	// Neither created nor emptied first: the bytes are there already
	private void write() throws IOException {
		Files.write(this.file, FORMAT.formatted(this.dropped).getBytes(StandardCharsets.US_ASCII),
				StandardOpenOption.CREATE, StandardOpenOption.WRITE);
	}

}
