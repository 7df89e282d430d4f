package org.reviewscope.modelstore.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The JDBC URL of a database. Of H2's ways to name a file, {@code jdbc:h2:file:} with a
 * path is the one that is understood.
 */
final class H2Url {

	private static final String PREFIX = "jdbc:h2:file:";

	private H2Url() {
	}

	/**
	 * Finds the file of a database.
	 * @param url its JDBC URL
	 * @return the file; empty for a database that is none of H2's in a file
	 */
	static Optional<Path> file(String url) {
		return Optional.of(url)
			.filter((candidate) -> candidate.startsWith(PREFIX) && !candidate.startsWith(PREFIX + "~"))
			.map((file) -> Path.of(file.substring(PREFIX.length()).split(";", 2)[0] + ".mv.db"));
	}

}
