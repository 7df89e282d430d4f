package org.reviewscope.modelstore.database;

import java.io.Serial;
import java.nio.file.Path;

/**
 * The database of a store that was in use before is not where it was.
 */
class DatabaseMissingException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Path artifacts;

	DatabaseMissingException(Path database, Path artifacts) {
		super("The database " + database + " is missing or empty, though there are models in " + artifacts + ".");
		this.artifacts = artifacts;
	}

	Path artifacts() {
		return this.artifacts;
	}

}
