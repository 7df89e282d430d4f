package org.reviewscope.observability.autoconfigure.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.Objects;
import java.util.function.Predicate;

import javax.net.ssl.SSLHandshakeException;

import io.opentelemetry.sdk.common.CompletableResultCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetriesTests {

	private final Retries retries = new Retries();

	private final Predicate<IOException> predicate = Objects
		.requireNonNull(this.retries.policy().getRetryExceptionPredicate());

	private final CompletableResultCode sent = new CompletableResultCode();

	@Test
	void runningServiceTriesAgain() {
		assertThat(this.predicate).accepts(new ConnectException(), new SocketException(), new IOException())
			.rejects(new SSLHandshakeException("no trust"));
	}

	@Test
	void stoppingServiceDoesNotTryWhatRefuses() {
		this.retries.stop();

		assertThat(this.predicate).rejects(new ConnectException()).accepts(new SocketException());
	}

	@Test
	void startedAgainItTriesAgain() {
		this.retries.stop();
		this.retries.start();

		assertThat(this.retries.isRunning()).isTrue();
		assertThat(this.predicate).accepts(new ConnectException());
	}

	@Test
	void stoppingServiceDoesNotWaitForTheNextAttempt() {
		ConnectException refusal = new ConnectException();
		CompletableResultCode result = this.retries.follow(this.sent);
		this.predicate.test(refusal);
		assertThat(result.isDone()).isFalse();

		this.retries.stop();

		assertThat(result.isDone()).isTrue();
		assertThat(result.getFailureThrowable()).isSameAs(refusal);
	}

	@Test
	void stoppingServiceWaitsForASlowAnswer() {
		CompletableResultCode result = this.retries.follow(this.sent);

		this.retries.stop();

		assertThat(result.isDone()).isFalse();
		this.sent.succeed();
		assertThat(result.isSuccess()).isTrue();
	}

	@Test
	void stoppingServiceWaitsForAReceiverThatIsBack() {
		CompletableResultCode refused = new CompletableResultCode();
		this.retries.follow(refused);
		this.predicate.test(new ConnectException());
		refused.fail();
		CompletableResultCode result = this.retries.follow(this.sent);

		this.retries.stop();

		assertThat(result.isDone()).isFalse();
	}

	@Test
	void otherFailuresDoNotEndTheWait() {
		CompletableResultCode result = this.retries.follow(this.sent);
		this.predicate.test(new SocketException("Connection reset"));

		this.retries.stop();

		assertThat(result.isDone()).isFalse();
	}

	@Test
	void stopsAfterAllThatMakesTelemetry() {
		assertThat(this.retries.getPhase()).isEqualTo(Integer.MIN_VALUE);
	}

}
