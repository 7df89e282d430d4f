package org.reviewscope.modelstore.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to do when the database is damaged.
 */
class DatabaseDamagedFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseDamagedException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, DatabaseDamagedException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Put the backup of " + cause.database()
						+ " back. Without one, copy the file, and save what can still be read with H2's tool"
						+ " org.h2.tools.Recover, as docs/troubleshooting.md describes.",
				cause);
	}

}
