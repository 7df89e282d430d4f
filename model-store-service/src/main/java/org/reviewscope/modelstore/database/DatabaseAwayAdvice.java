package org.reviewscope.modelstore.database;

import java.sql.SQLException;

import org.hibernate.TransactionException;
import org.hibernate.exception.GenericJDBCException;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.LinePerSecond;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers 503 when the database does not answer, which is no defect of the service. Only
 * the text is made here: trace id, log line and the status of the span come from the
 * handler of all other errors.
 */
@RestControllerAdvice
@Order(0)
class DatabaseAwayAdvice {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseAwayAdvice.class);

	/** While the disk is full every write fails, and the log may be on the same disk. */
	private final LinePerSecond lines = new LinePerSecond();

	private final ResponseEntityExceptionHandler errors;

	DatabaseAwayAdvice(ResponseEntityExceptionHandler errors) {
		this.errors = errors;
	}

	// TransactionException: the connection breaks during a transaction, which then can
	// be neither committed nor rolled back
	@ExceptionHandler({ CannotCreateTransactionException.class, DataAccessResourceFailureException.class,
			TransientDataAccessResourceException.class, TransactionException.class })
	@Nullable ResponseEntity<Object> answer(RuntimeException ex, WebRequest request) throws Exception {
		this.lines.write((others) -> warn(ex, others));
		return this.errors.handleException(new DatabaseAwayException(ex), request);
	}

	// A read on a connection that Hikari has taken away: it has neither state nor code
	@ExceptionHandler(GenericJDBCException.class)
	@Nullable ResponseEntity<Object> answerWithoutConnection(RuntimeException ex, WebRequest request) throws Exception {
		if (NestedExceptionUtils.getMostSpecificCause(ex) instanceof SQLException cause && cause.getSQLState() == null
				&& cause.getErrorCode() == 0) {
			return answer(ex, request);
		}
		throw ex;
	}

	private static void warn(RuntimeException failure, int others) {
		logger.warn("The database does not answer: {} ({} more calls failed since the last such line)",
				NestedExceptionUtils.getMostSpecificCause(failure).getMessage(), others);
	}

}
