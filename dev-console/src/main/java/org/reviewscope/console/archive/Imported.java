package org.reviewscope.console.archive;

import org.reviewscope.console.ingest.OtlpImport.Kept;

/**
 * What was read from a zip.
 *
 * @param files OTLP JSON files
 * @param spans spans
 * @param logs log records
 */
record Imported(int files, int spans, int logs) {

	static final Imported NOTHING = new Imported(0, 0, 0);

	Imported plus(Kept kept) {
		return new Imported(this.files + 1, this.spans + kept.spans(), this.logs + kept.logs());
	}

}
