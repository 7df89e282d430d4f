package org.reviewscope.observability.autoconfigure.redaction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is told of exceptions.
 */
class FailureTextTests {

	@Test
	void exceptionOfADatabaseIsItsTypeAndStateAndSoIsWhateverWrapsIt() {
		SQLException cause = new SQLException("duplicate 'secret'", "23505");
		FailureText failure = new FailureText(new IllegalStateException("Not saved: secret", cause));
		assertThat(failure.message()).isEqualTo("SQLSTATE 23505");
		assertThat(failure.stackTrace()).startsWith("java.lang.IllegalStateException\n\tat " + getClass().getName())
			.contains("\nCaused by: java.sql.SQLException: SQLSTATE 23505\n\tat " + getClass().getName())
			.doesNotContain("secret");
		assertThat(failure.in("Failed: duplicate 'secret'")).isEqualTo("Failed: SQLSTATE 23505");
	}

	@Test
	void answerIsNotQuoted() {
		HttpClientErrorException refused = HttpClientErrorException.create(HttpStatus.NOT_FOUND, "Not Found",
				HttpHeaders.EMPTY, "secret".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
		FailureText failure = new FailureText(refused);
		assertThat(failure.message()).isEqualTo("404 NOT_FOUND");
		assertThat(failure.stackTrace()).contains("$NotFound: 404 NOT_FOUND\n");
	}

	@Test
	void whatCannotBeConvertedIsNotQuoted() {
		ConversionFailedException quoting = new ConversionFailedException(TypeDescriptor.valueOf(String.class),
				TypeDescriptor.valueOf(int.class), "secret", new NumberFormatException("For input string: secret"));
		FailureText failure = new FailureText(new IllegalStateException("Not this: secret", quoting));
		assertThat(failure.message()).isEqualTo("REDACTED");
		assertThat(failure.stackTrace()).contains("ConversionFailedException: REDACTED\n\tat ")
			.doesNotContain("secret");
	}

	@Test
	void rootCauseBelowADataSourceIsAnExceptionOfADatabase() {
		NumberFormatException cause = new NumberFormatException("For input string: secret");
		assertThat(new FailureText(cause).message()).contains("secret");
		for (String type : new String[] { "com.zaxxer.hikari.pool.ProxyStatement", "net.ttddyy.dsproxy.X" }) {
			cause.setStackTrace(new StackTraceElement[] { new StackTraceElement(type, "execute", "X.java", 1) });
			FailureText failure = new FailureText(cause);
			assertThat(failure.message()).isEqualTo("REDACTED");
			assertThat(failure.stackTrace()).startsWith("java.lang.NumberFormatException: REDACTED\n\tat " + type);
			assertThat(
					failure.in("Servlet [s] ist gescheitert [Failed: org.Outer$SomeException: secret] with root cause"))
				.isEqualTo("Servlet [s] ist gescheitert [REDACTED]");
		}
	}

	@Test
	void anyOtherExceptionIsToldButForTheSecretsInUrls() {
		IllegalStateException other = new IllegalStateException("No answer of http://jane:pw@a/b?c=secret");
		FailureText failure = new FailureText(other);
		assertThat(failure.message()).isEqualTo("No answer of http://a/b?c=REDACTED");
		assertThat(failure.stackTrace())
			.startsWith("java.lang.IllegalStateException: No answer of http://a/b?c=REDACTED")
			.contains("\tat " + getClass().getName());
		assertThat(failure.in("Because: " + other.getMessage()))
			.isEqualTo("Because: No answer of http://a/b?c=REDACTED");
		assertThat(failure.in("[org.SomeException: x]")).isEqualTo("[org.SomeException: x]");
	}

	@Test
	void exceptionWithoutAMessageHasNone() {
		FailureText failure = new FailureText(new IllegalStateException());
		assertThat(failure.message()).isNull();
		assertThat(failure.in("as it is")).isEqualTo("as it is");
	}

	@Test
	void suppressedExceptionOfADatabaseIsOne() {
		IllegalStateException first = new IllegalStateException("Not closed: secret");
		first.addSuppressed(new IllegalStateException(new SQLException("secret", "08006")));
		assertThat(new FailureText(first).message()).isEqualTo("SQLSTATE 08006");
		assertThat(new FailureText(first).stackTrace()).doesNotContain("secret");
	}

	@Test
	void rootCauseIsToldUnlessItQuotesOrIsQuoted() {
		IOException root = new IOException("closed http://a/b?c=secret");
		assertThat(new FailureText(new IllegalStateException("No answer", root)).rootCause())
			.isEqualTo("java.io.IOException: closed http://a/b?c=REDACTED");
		assertThat(new FailureText(new IOException()).rootCause()).isEqualTo("java.io.IOException");
		SQLException refused = new SQLException("duplicate 'secret'", "23505");
		assertThat(new FailureText(new IllegalStateException("Not saved: secret", refused)).rootCause())
			.isEqualTo("java.sql.SQLException: SQLSTATE 23505");
		assertThat(new FailureText(new SQLException("secret", "08006", new IOException("secret"))).rootCause())
			.isEqualTo("java.io.IOException");
	}

	@Test
	void causesMayGoInCircles() {
		IllegalStateException first = new IllegalStateException("first");
		first.initCause(new SQLException("second", null, first));
		assertThat(new FailureText(first).message()).isEqualTo("REDACTED");
	}

}
