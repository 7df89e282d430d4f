package org.reviewscope.console.launch.output;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/**
 * Reads lines of limited length: a process may write for ever without ending its line.
 */
public final class LineReader {

	/** A longer line goes on in the next one, which may be empty. */
	public static final int MOST_CHARACTERS = 8192;

	private final Reader reader;

	private final StringBuilder line = new StringBuilder();

	private boolean afterReturn;

	public LineReader(Reader reader) {
		this.reader = reader;
	}

	/**
	 * Reads to the end.
	 * @param consumer gets each line
	 * @throws IOException when the reader fails
	 */
	public void readAll(Consumer<String> consumer) throws IOException {
		for (int next = this.reader.read(); next >= 0; next = this.reader.read()) {
			accept((char) next, consumer);
		}
		if (!this.line.isEmpty()) {
			pass(consumer);
		}
	}

	// A line ends with \n, \r or both, as for BufferedReader
	private void accept(char next, Consumer<String> consumer) {
		boolean second = next == '\n' && this.afterReturn;
		this.afterReturn = next == '\r';
		if (next != '\n' && next != '\r') {
			this.line.append(next);
			if (this.line.length() == MOST_CHARACTERS) {
				pass(consumer);
			}
		}
		else if (!second) {
			pass(consumer);
		}
	}

	private void pass(Consumer<String> consumer) {
		consumer.accept(this.line.toString());
		this.line.setLength(0);
	}

}
