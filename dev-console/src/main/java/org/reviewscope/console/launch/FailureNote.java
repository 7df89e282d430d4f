package org.reviewscope.console.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells Maven by a file that the suite has failed and that the user knows why: a mere
 * exit code makes it print a stack trace below the message.
 */
class FailureNote {

	// The exit code that the up profile lets pass, because it looks for the note
	static final int NOTED = 3;

	private static final int NOT_NOTED = 1;

	private final Path file;

	FailureNote(Path file) {
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
	 * Leaves the note.
	 * @param reason what the user was told
	 * @return the code to exit with
	 */
	int write(String reason) {
		try {
			Files.writeString(this.file, reason);
			return NOTED;
		}
		catch (IOException ex) {
			return NOT_NOTED;
		}
	}

}
