package org.reviewscope.observability.autoconfigure.tracing;

/**
 * A change to spans on their way out. All corrections share one {@code SpanFilter}:
 * Micrometer copies a span for each filter, and sorts its attributes whenever they are
 * read.
 */
@FunctionalInterface
public interface SpanCorrection {

	/**
	 * Corrects a span.
	 * @param span the span, as the correction before this one has left it
	 * @return the same span if there is nothing to correct
	 */
	CorrectedSpan correct(CorrectedSpan span);

}
