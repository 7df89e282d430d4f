package org.reviewscope.observability.autoconfigure.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;

import javax.net.ssl.SSLHandshakeException;

import io.opentelemetry.exporter.internal.FailedExportException;
import io.opentelemetry.sdk.common.export.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Which failures pass, as the exporters report them.
 */
class FailuresTests {

	@ParameterizedTest
	@ValueSource(ints = { 429, 502, 503, 504 })
	void receiverThatAsksForPatienceGetsIt(int status) {
		assertThat(Failures.mayPass(answered(status))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 404, 413, 500, 501 })
	void receiverThatRefusesForGoodIsBelieved(int status) {
		assertThat(Failures.mayPass(answered(status))).isFalse();
		assertThat(Failures.isUnanswered(answered(status))).isFalse();
	}

	@Test
	void receiverThatIsAwayMayComeBack() {
		ConnectException nameless = new ConnectException();
		nameless.initCause(new UnresolvedAddressException());
		assertThat(new IOException[] { new ConnectException(), nameless, new SocketException("reset"),
				new HttpTimeoutException("slow"), new IOException("closed") })
			.allSatisfy((failure) -> {
				assertThat(Failures.mayPass(unanswered(failure))).isTrue();
				assertThat(Failures.isUnanswered(unanswered(failure))).isTrue();
			});
	}

	@Test
	void receiverThatIsNotTrustedWillNotBe() {
		assertThat(Failures.mayPass(unanswered(new SSLHandshakeException("no trust")))).isFalse();
	}

	@Test
	void otherFailuresDoNotPass() {
		assertThat(Failures.mayPass(null)).isFalse();
		assertThat(Failures.mayPass(new IllegalStateException())).isFalse();
	}

	private static Throwable answered(int status) {
		HttpResponse response = mock();
		given(response.getStatusCode()).willReturn(status);
		return FailedExportException.httpFailedWithResponse(response);
	}

	private static Throwable unanswered(IOException failure) {
		return FailedExportException
			.httpFailedExceptionally(new CompletionException(new UncheckedIOException(failure)));
	}

}
