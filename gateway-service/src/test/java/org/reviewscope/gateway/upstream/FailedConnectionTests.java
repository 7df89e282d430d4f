package org.reviewscope.gateway.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.reviewscope.gateway.testing.UpstreamServer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections that cannot be made: tried again a few times, marked on the request's span,
 * counted, and then reported.
 */
@SpringBootTest(properties = { "management.server.port=-1", "reviewscope.gateway.upstream.retry.delay=1ms" })
@AutoConfigureMockMvc
class FailedConnectionTests {

	private static final int PORT = unusedPort();

	@Autowired
	private RetryRegistry retries;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private MockMvcTester mvc;

	@DynamicPropertySource
	static void pointToNobody(DynamicPropertyRegistry registry) {
		registry.add("spring.http.serviceclient.inference.base-url", () -> "http://localhost:" + PORT);
	}

	@Test
	void serviceThatIsAwayIsUnavailableAfterAllAttempts() {
		double before = failedRetries();
		assertThat(predict()).hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
			.hasHeader(HttpHeaders.RETRY_AFTER, "5")
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.isLenientlyEqualTo("""
					{"status":503,"detail":"The inference service cannot be reached. Try again in a moment."}
					""");
		assertThat(failedRetries() - before).isOne();
	}

	@Test
	void serviceThatComesBackInTimeIsNotMissed() {
		UpstreamServer[] returned = new UpstreamServer[1];
		this.retries.retry("inference").getEventPublisher().onRetry((event) -> {
			if (returned[0] == null) {
				returned[0] = UpstreamServer.start(PORT).answers("""
						{"id":"11111111-1111-1111-1111-111111111111","sentiment":"positive","confidence":0.9,
						"scores":{"negative":0.04,"neutral":0.06,"positive":0.9},
						"model":{"name":"sentiment-minilm","version":"1.0.0"},"recorded":true}
						""");
			}
		});
		assertThat(predict()).hasStatusOk();
		assertThat(returned[0].received()).hasSize(1);
		returned[0].close();
	}

	@Test
	void retryIsAnEventOfTheRequest() {
		List<String> events = new ArrayList<>();
		RetryRegistry fresh = RetryRegistry.of(this.retries.getDefaultConfig());
		assertThat(new RetryObserver((name, attributes) -> events.add(name + attributes.get("app.attempt")), fresh))
			.isNotNull();
		assertThat(fresh.retry("inference").executeSupplier(new FailsOnce())).isEqualTo("answer");
		assertThat(events).containsExactly("retry2");
	}

	private double failedRetries() {
		return this.meters.get("resilience4j.retry.calls")
			.tag("name", "inference")
			.tag("kind", "failed_with_retry")
			.functionCounter()
			.count();
	}

	private MvcTestResult predict() {
		return this.mvc.post()
			.uri("/predict")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"review\":\"Great\"}")
			.exchange();
	}

	private static int unusedPort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
