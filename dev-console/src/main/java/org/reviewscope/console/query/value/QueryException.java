package org.reviewscope.console.query.value;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * An invalid query, and where its error is.
 */
@SuppressWarnings("serial")
public final class QueryException extends ErrorResponseException {

	/**
	 * Refuses a query.
	 * @param column the first character that does not fit, from 1
	 * @param expected what would have fitted
	 * @param found what stands there
	 */
	public QueryException(int column, String expected, String found) {
		this("Column %d: expected %s, found %s".formatted(column, expected, found));
		getBody().setProperty("column", column);
		getBody().setProperty("expected", expected);
	}

	/**
	 * Refuses something beside the query.
	 * @param detail what to do about it
	 */
	public QueryException(String detail) {
		super(HttpStatus.BAD_REQUEST, ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail), null);
		getBody().setTitle("Not a query");
	}

	/**
	 * What is wrong with the query.
	 * @return a sentence for readers
	 */
	public String detail() {
		return String.valueOf(getBody().getDetail());
	}

}
