package org.reviewscope.modelstore.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to do when the database is missing.
 */
class DatabaseMissingFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseMissingException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, DatabaseMissingException cause) {
		return new FailureAnalysis(cause.getMessage(), "Put the database file back, or its backup. To start with an"
				+ " empty record instead, move " + cause.artifacts() + " away.", cause);
	}

}
