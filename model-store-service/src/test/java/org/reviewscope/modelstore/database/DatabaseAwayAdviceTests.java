package org.reviewscope.modelstore.database;

import org.hibernate.TransactionException;
import org.junit.jupiter.api.Test;

import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseAwayAdviceTests {

	private final ExceptionHandlerMethodResolver handlers = new ExceptionHandlerMethodResolver(
			DatabaseAwayAdvice.class);

	@Test
	void connectionThatBreaksUnderATransactionIsADatabaseAway() {
		assertThat(this.handlers.resolveMethodByThrowable(
				new JpaSystemException(new TransactionException("Unable to rollback against JDBC Connection"))))
			.isNotNull();
	}

	@Test
	void anyOtherFailureIsNone() {
		assertThat(this.handlers
			.resolveMethodByThrowable(new JpaSystemException(new IllegalStateException("a defect of ours")))).isNull();
	}

}
