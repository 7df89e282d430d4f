package org.reviewscope.observability.autoconfigure.problem;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.observability.LinePerSecond;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the log and the request's observation are told of a failure.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureReportTests {

	private final IllegalStateException error = new IllegalStateException("broken");

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final AtomicLong now = new AtomicLong();

	private final FailureReport report = new FailureReport(new ServerObservation(this.registry),
			new LinePerSecond(this.now::get));

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/items/7");

	private final ServerRequestObservationContext server = new ServerRequestObservationContext(this.request,
			new MockHttpServletResponse());

	private final Observation.Context inner = new Observation.Context();

	FailureReportTests() {
		this.registry.observationConfig().observationHandler((context) -> true);
	}

	@Test
	void observationOfTheRequestHasTheErrorAndOneWithinItHasNot() {
		observation("request", this.server).observe(() -> observation("security", this.inner)
			.observe(() -> this.report.report(this.error, HttpStatus.INTERNAL_SERVER_ERROR, webRequest())));
		assertThat(this.server.getError()).isSameAs(this.error);
		assertThat(this.inner.getError()).isNull();
	}

	@Test
	void otherObservationsHaveNoneAndNoneIsNeeded() {
		observation("job", this.inner)
			.observe(() -> this.report.report(this.error, HttpStatus.INTERNAL_SERVER_ERROR, webRequest()));
		assertThat(this.inner.getError()).isNull();
		this.report.report(this.error, HttpStatus.INTERNAL_SERVER_ERROR, webRequest());
	}

	@Test
	void unforeseenFailureIsAnErrorWithItsPlace(CapturedOutput output) {
		this.report.report(this.error, HttpStatus.INTERNAL_SERVER_ERROR, webRequest());
		assertThat(output).containsPattern("ERROR .*Answered 500 on an unknown route")
			.contains("java.lang.IllegalStateException: broken");
	}

	@Test
	void failureThatWasWordedIsAWarningOnItsRoute(CapturedOutput output) {
		this.request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/items/{id}");
		this.report.report(new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE), HttpStatus.SERVICE_UNAVAILABLE,
				webRequest());
		assertThat(output).containsPattern("WARN .*Answered 503 on /items/\\{id}: 503 SERVICE_UNAVAILABLE")
			.doesNotContain("\tat ");
	}

	@Test
	void failureThatWasWordedNamesItsCauseInTheSameLine(CapturedOutput output) {
		this.report.report(
				new ErrorResponseException(HttpStatus.BAD_GATEWAY,
						new IllegalStateException("outer", new ConnectException("refused by http://a/b?c=secret"))),
				HttpStatus.BAD_GATEWAY, webRequest());
		this.report.report(new ErrorResponseException(HttpStatus.GATEWAY_TIMEOUT), HttpStatus.GATEWAY_TIMEOUT,
				webRequest());
		assertThat(output)
			.containsPattern("Answered 502 on an unknown route: 502 BAD_GATEWAY.*; "
					+ "caused by java.net.ConnectException: refused by http://a/b\\?c=REDACTED")
			.containsPattern("Answered 504 on an unknown route: 504 GATEWAY_TIMEOUT")
			.doesNotContainPattern("Answered 504 .*caused by")
			.doesNotContain("secret");
	}

	@Test
	void requestsThatAreTurnedAwayHaveOneLineASecondAndAreCountedInTheNext(CapturedOutput output) {
		for (int i = 0; i < 5; i++) {
			this.report.report(busy(), HttpStatus.SERVICE_UNAVAILABLE, webRequest());
		}
		this.now.addAndGet(Duration.ofSeconds(1).toNanos());
		this.report.report(busy(), HttpStatus.SERVICE_UNAVAILABLE, webRequest());
		assertThat(output.getOut().lines().filter((line) -> line.contains("Answered 503"))).hasSize(2)
			.anyMatch((line) -> !line.contains("turned away"))
			.anyMatch((line) -> line.endsWith(" (4 more turned away since the last such line)"));
	}

	@Test
	void callsThatADatabaseDoesNotAnswerHaveOneLineASecondToo(CapturedOutput output) {
		for (int i = 0; i < 5; i++) {
			ErrorResponseException away = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE,
					new SQLException("closed", new IOException("No space left on device")));
			away.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
			this.report.report(away, HttpStatus.SERVICE_UNAVAILABLE, webRequest());
		}
		assertThat(output).containsOnlyOnce("Answered 503");
	}

	@Test
	void requestsThatAreTurnedAwayAreErrorsOfTheirObservations() {
		ErrorResponseException busy = busy();
		this.report.report(busy(), HttpStatus.SERVICE_UNAVAILABLE, webRequest());
		observation("request", this.server)
			.observe(() -> this.report.report(busy, HttpStatus.SERVICE_UNAVAILABLE, webRequest()));
		assertThat(this.server.getError()).isSameAs(busy);
	}

	@Test
	void failuresThatAreNoOverloadHaveALineEach(CapturedOutput output) {
		for (int i = 0; i < 10; i++) {
			this.report.report(new ErrorResponseException(HttpStatus.BAD_GATEWAY), HttpStatus.BAD_GATEWAY,
					webRequest());
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("Answered 502"))).hasSize(10);
	}

	@Test
	void connectionsThatFailHaveALineEach(CapturedOutput output) {
		for (int i = 0; i < 10; i++) {
			this.report.report(busy(new IllegalStateException(new ConnectException())), HttpStatus.SERVICE_UNAVAILABLE,
					webRequest());
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("Answered 503"))).hasSize(10);
	}

	private static ErrorResponseException busy() {
		return busy(new IllegalStateException("full"));
	}

	private static ErrorResponseException busy(Exception cause) {
		ErrorResponseException busy = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, cause);
		busy.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
		return busy;
	}

	private ServletWebRequest webRequest() {
		return new ServletWebRequest(this.request);
	}

	private Observation observation(String name, Observation.Context context) {
		return Observation.createNotStarted(name, () -> context, this.registry);
	}

}
