package org.reviewscope.modelstore.database;

import java.io.Serial;
import java.nio.file.Path;

import org.springframework.core.NestedExceptionUtils;

/**
 * The database of a store exists, but cannot be read completely.
 */
class DatabaseDamagedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Path database;

	DatabaseDamagedException(Path database, Exception cause) {
		super("The database " + database + " is damaged: " + NestedExceptionUtils.getMostSpecificCause(cause), cause);
		this.database = database;
	}

	Path database() {
		return this.database;
	}

}
