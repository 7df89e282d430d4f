package org.reviewscope.console.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that tells Maven that the suite has failed and that the user was told why. With
 * an exit code alone, Maven would print a stack trace below the explanation.
 */
class FailureFile {

	// An exit code that the up profile accepts, because it looks for the file next
	static final int WRITTEN = 4;

	private static final int NOT_WRITTEN = 1;

	private final Path file;

	FailureFile(Path file) {
		this.file = file;
	}

	void remove() {
		try {
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes the file.
	 * @param reason what the user was told
	 * @return the exit code to use
	 */
	int write(String reason) {
		try {
			Files.writeString(this.file, reason);
			return WRITTEN;
		}
		catch (IOException ex) {
			return NOT_WRITTEN;
		}
	}

}
