package org.reviewscope.modelstore.database;

import org.hibernate.TransactionException;
import org.jspecify.annotations.Nullable;
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
 * Tells a database that is away from a defect of the service. Everything but the words is
 * left to the handler of all other errors: trace id, log and the state of the span.
 */
@RestControllerAdvice
@Order(0)
class DatabaseAwayAdvice {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseAwayAdvice.class);

	private final ResponseEntityExceptionHandler errors;

	DatabaseAwayAdvice(ResponseEntityExceptionHandler errors) {
		this.errors = errors;
	}

	// The last as the cause: a connection that breaks under a transaction, which then can
	// be neither committed nor rolled back
	@ExceptionHandler({ CannotCreateTransactionException.class, DataAccessResourceFailureException.class,
			TransientDataAccessResourceException.class, TransactionException.class })
	@Nullable ResponseEntity<Object> answer(RuntimeException ex, WebRequest request) throws Exception {
		logger.warn("The database does not answer: {}", NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
		return this.errors.handleException(new DatabaseAwayException(ex), request);
	}

}
