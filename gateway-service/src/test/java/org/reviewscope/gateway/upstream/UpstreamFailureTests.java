package org.reviewscope.gateway.upstream;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpHandler;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.gateway.testing.UpstreamServer;
import org.reviewscope.gateway.testing.UpstreamServers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients get when an upstream service fails, over real HTTP.
 */
@SpringBootTest(properties = { "management.server.port=-1", "spring.http.serviceclient.inference.read-timeout=2s",
		"reviewscope.gateway.upstream.max-concurrent-calls=1", "reviewscope.gateway.upstream.circuit-breaker.window=4",
		"reviewscope.gateway.upstream.circuit-breaker.minimum-calls=4",
		"reviewscope.gateway.upstream.circuit-breaker.open-for=7s" })
@AutoConfigureMockMvc
@Import(UpstreamServers.class)
@ExtendWith(OutputCaptureExtension.class)
class UpstreamFailureTests {

	@Autowired
	private UpstreamServer inference;

	@Autowired
	private CircuitBreakerRegistry circuitBreakers;

	@Autowired
	private MockMvcTester mvc;

	@BeforeEach
	void forgetEarlierCalls() {
		this.circuitBreakers.circuitBreaker("inference").reset();
	}

	@Test
	void silenceIsAGatewayTimeoutAndNotRetried() {
		CountDownLatch over = new CountDownLatch(1);
		this.inference.answers((exchange) -> await(over));
		assertThat(predict()).hasStatus(HttpStatus.GATEWAY_TIMEOUT)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("The inference service did not answer in time. Try again in a moment.");
		over.countDown();
		assertThat(this.inference.received()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"id\":\"11111111-1111-1111-1111-111111111111\"," })
	void answerThatStallsHalfwayIsAGatewayTimeout(String begin, CapturedOutput output) {
		CountDownLatch over = new CountDownLatch(1);
		this.inference.answers((exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, 1000);
			exchange.getResponseBody().write(begin.getBytes(StandardCharsets.UTF_8));
			exchange.getResponseBody().flush();
			await(over);
		});
		assertThat(predict()).hasStatus(HttpStatus.GATEWAY_TIMEOUT)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("The inference service did not answer in time. Try again in a moment.");
		over.countDown();
		assertThat(output.getOut().lines().filter((line) -> line.contains("Answered 504 on /predict"))).singleElement()
			.asString()
			.contains("; caused by java.net.http.HttpTimeoutException");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>", "{}", "[]", "null", "{\"id\":7}", "{\"predictions\":null}" })
	void nonsenseIsABadGateway(String body) {
		this.inference.answers(body);
		assertThat(predict()).hasStatus(HttpStatus.BAD_GATEWAY)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("The inference service failed to answer. Try again in a moment.");
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 401, 403, 405, 415, 500, 502, 503 })
	void statusThatIsNotTheClientsFaultIsABadGateway(int status) {
		this.inference.answers(status, "application/problem+json", "{\"detail\":\"secret of http://internal:8081\"}");
		assertThat(predict()).hasStatus(HttpStatus.BAD_GATEWAY).bodyText().doesNotContain("internal");
	}

	@Test
	void brokenConnectionIsABadGateway(CapturedOutput output) {
		this.inference.answers((exchange) -> exchange.sendResponseHeaders(200, 1000));
		assertThat(predict()).hasStatus(HttpStatus.BAD_GATEWAY);
		assertThat(output).containsPattern("Answered 502 on /predict: .*; caused by java.io.EOFException");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>", "null", "[]", "{}", "{\"detail\":", "{\"status\":\"x\"}" })
	void refusalThatCannotBeReadIsABadGateway(String body) {
		this.inference.answers(400, "application/problem+json", body);
		assertThat(predict()).hasStatus(HttpStatus.BAD_GATEWAY)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("The inference service failed to answer. Try again in a moment.");
		IntStream.range(0, 3).forEach((i) -> predict());
		assertThat(circuit()).isEqualTo(CircuitBreaker.State.OPEN);
	}

	@Test
	void refusalThatIsNoProblemDetailIsABadGateway() {
		this.inference.answers(400, "text/plain", "no");
		assertThat(predict()).hasStatus(HttpStatus.BAD_GATEWAY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "30", "60" })
	void patienceThatABusyServiceAsksForIsPassedOn(String seconds) {
		this.inference.answers(busy(seconds, ""));
		assertThat(predict()).hasStatus(HttpStatus.SERVICE_UNAVAILABLE).hasHeader(HttpHeaders.RETRY_AFTER, seconds);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "-1", "61", "1.5", "+5", "99999999999999999999", "soon",
			"Wed, 21 Oct 2065 07:28:00 GMT" })
	void patienceThatMakesNoSenseIsReplacedByOurs(String seconds) {
		this.inference.answers(busy(seconds, ""));
		assertThat(predict()).hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
			.hasHeader(HttpHeaders.RETRY_AFTER, "7")
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("The inference service is busy. Try again in a moment.");
	}

	@Test
	void refusalAsksForNoPatience() {
		this.inference.answers((exchange) -> {
			exchange.getResponseHeaders().set(HttpHeaders.RETRY_AFTER, "5");
			UpstreamServer.answer(exchange, 400, "application/problem+json", "{\"detail\":\"Blank.\"}");
		});
		assertThat(predict()).hasStatus(HttpStatus.BAD_REQUEST).doesNotContainHeader(HttpHeaders.RETRY_AFTER);
	}

	@Test
	void busyServiceSpeaksForItselfAndDoesNotOpenTheCircuit() {
		this.inference.answers(busy("1", "{\"title\":\"Queue full\",\"status\":503,\"detail\":\"Come back later.\"}"));
		IntStream.range(0, 8)
			.forEach((i) -> assertThat(predict()).hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
				.hasHeader(HttpHeaders.RETRY_AFTER, "1")
				.bodyJson()
				.isLenientlyEqualTo("{\"title\":\"Queue full\",\"detail\":\"Come back later.\"}"));
		assertThat(circuit()).isEqualTo(CircuitBreaker.State.CLOSED);
		assertThat(this.inference.received()).hasSize(8);
	}

	@Test
	void refusalsDoNotOpenTheCircuit() {
		this.inference.answers(400, "application/problem+json", "{\"detail\":\"The review is blank.\"}");
		IntStream.range(0, 8).forEach((i) -> assertThat(predict()).hasStatus(HttpStatus.BAD_REQUEST));
		assertThat(circuit()).isEqualTo(CircuitBreaker.State.CLOSED);
	}

	@Test
	void serviceThatKeepsFailingIsLeftAloneAndTriedAgainLater() {
		this.inference.answers(500, "text/plain", "boom");
		IntStream.range(0, 4).forEach((i) -> assertThat(predict()).hasStatus(HttpStatus.BAD_GATEWAY));
		assertThat(predict()).hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
			.hasHeader(HttpHeaders.RETRY_AFTER, "7")
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(this.inference.received()).hasSize(4);
		this.circuitBreakers.circuitBreaker("inference").transitionToHalfOpenState();
		assertThat(predict()).hasStatus(HttpStatus.BAD_GATEWAY);
		assertThat(this.inference.received()).hasSize(5);
	}

	@Test
	void overloadDoesNotDecideWhetherTheCircuitClosesAgain() {
		this.inference.answers(busy("1", "{\"title\":\"Queue full\"}"));
		this.circuitBreakers.circuitBreaker("inference").transitionToOpenState();
		this.circuitBreakers.circuitBreaker("inference").transitionToHalfOpenState();
		IntStream.range(0, 3).forEach((i) -> assertThat(predict()).hasStatus(HttpStatus.SERVICE_UNAVAILABLE));
		assertThat(circuit()).isEqualTo(CircuitBreaker.State.CLOSED);
	}

	@Test
	void inferenceIsToldWhoAsks() {
		this.inference.answers(500, "text/plain", "boom");
		predict();
		assertThat(this.inference.received()).singleElement()
			.satisfies((request) -> assertThat(request.headers().get("x-caller")).containsExactly("address 127.0.0.1"));
	}

	@Test
	void callsBeyondTheLimitAreRefusedAtOnce() throws InterruptedException {
		CountDownLatch arrived = new CountDownLatch(1);
		CountDownLatch over = new CountDownLatch(1);
		this.inference.answers((exchange) -> {
			arrived.countDown();
			await(over);
		});
		Thread first = Thread.startVirtualThread(this::predict);
		assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(predict()).hasStatus(HttpStatus.SERVICE_UNAVAILABLE).hasHeader(HttpHeaders.RETRY_AFTER, "1");
		over.countDown();
		first.join();
		assertThat(this.inference.received()).hasSize(1);
	}

	private static HttpHandler busy(String seconds, String problem) {
		return (exchange) -> {
			exchange.getResponseHeaders().set(HttpHeaders.RETRY_AFTER, seconds);
			UpstreamServer.answer(exchange, 503, "application/problem+json", problem);
		};
	}

	private CircuitBreaker.State circuit() {
		return this.circuitBreakers.circuitBreaker("inference").getState();
	}

	private MvcTestResult predict() {
		return this.mvc.post()
			.uri("/predict")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"review\":\"Great\"}")
			.exchange();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
