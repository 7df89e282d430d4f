package org.reviewscope.faults.request;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;
import org.reviewscope.faults.Fault;
import org.reviewscope.faults.FaultParameters;
import org.reviewscope.faults.request.ErrorRate.InjectedFailureException;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to requests while a fault is on. A delay is at least as long as it is to
 * be; how much longer depends on the machine.
 */
class RequestFaultsTests {

	private static final Duration DELAY = Duration.ofMillis(80);

	private final RequestEffects effects = new RequestEffects();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void fixedLatencyIsForEachRequestUntilItEnds() throws Exception {
		Runnable end = begin(LatencyFaults.fixed(this.effects), Map.of("delay", "80ms"));

		assertThat(timeOf("GET", "/predictions/{id}")).isGreaterThanOrEqualTo(DELAY);
		assertThat(timeOf("PUT", "/models")).isGreaterThanOrEqualTo(DELAY);
		end.run();
		assertThat(timeOf("PUT", "/models")).isLessThan(DELAY);
	}

	@Test
	void randomLatencyIsTheSameWithTheSameSeed() throws Exception {
		begin(LatencyFaults.random(this.effects), Map.of("most", "100ms", "seed", "42"));

		// The first numbers of this seed
		for (int expected : new int[] { 72, 68, 30, 27, 66 }) {
			assertThat(timeOf("GET", "/models")).isGreaterThanOrEqualTo(Duration.ofMillis(expected));
		}
	}

	@Test
	void oneTenantWaitsAndNoOther() throws Exception {
		begin(LatencyFaults.oneTenant(this.effects), Map.of("tenant", "acme", "delay", "80ms"));

		assertThat(timeOf("GET", "/models")).isLessThan(DELAY);
		try (Scope _ = Baggage.builder().put("tenant.id", "other").build().makeCurrent()) {
			assertThat(timeOf("GET", "/models")).isLessThan(DELAY);
		}
		try (Scope _ = Baggage.builder().put("tenant.id", "acme").build().makeCurrent()) {
			assertThat(timeOf("GET", "/models")).isGreaterThanOrEqualTo(DELAY);
		}
	}

	@Test
	void oneRouteWaitsAndNoOther() throws Exception {
		begin(LatencyFaults.oneRoute(this.effects), Map.of("route", "PUT /predictions", "delay", "80ms"));

		assertThat(timeOf("PUT", "/predictions/{id}")).isGreaterThanOrEqualTo(DELAY);
		assertThat(timeOf("GET", "/predictions/{id}")).isLessThan(DELAY);
	}

	@Test
	void shareOfTheRequestsFailsWithTheSameSeedTheSameOnes() {
		Runnable end = begin(ErrorRate.fault(this.effects), Map.of("percent", "30", "seed", "42"));

		assertThat(failuresOf(1000)).isEqualTo(258);
		end.run();
		assertThat(failuresOf(1000)).isZero();
	}

	@Test
	void allFaultsThatAreOnApply() throws Exception {
		begin(LatencyFaults.fixed(this.effects), Map.of("delay", "80ms"));
		begin(LatencyFaults.oneRoute(this.effects), Map.of("route", "/models", "delay", "80ms"));

		assertThat(timeOf("GET", "/models")).isGreaterThanOrEqualTo(DELAY.multipliedBy(2));
	}

	@Test
	void registryNamesAVersionThatIsNotThere() throws Exception {
		Runnable end = begin(BadModel.fault(this.effects), Map.of("version", "2.0.0-\"bad"));

		assertThat(handle("GET", "/models")).isTrue();
		assertThat(handle("GET", "/models/active")).isFalse();
		assertThat(this.response.getContentAsString()).contains("\"name\": \"sentiment-minilm\"")
			.contains("\"version\": \"2.0.0-bad\"")
			.contains("\"sha256\": \"" + "0".repeat(64));
		end.run();
		assertThat(handle("GET", "/models/active")).isTrue();
	}

	private static Runnable begin(Fault fault, Map<String, String> parameters) {
		return fault.begin(FaultParameters.of(fault.description(), parameters));
	}

	private long failuresOf(int requests) {
		return IntStream.range(0, requests).filter((_) -> {
			try {
				return !handle("POST", "/predictions");
			}
			catch (InjectedFailureException ex) {
				return true;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}).count();
	}

	private Duration timeOf(String method, String pattern) throws Exception {
		long begin = System.nanoTime();
		assertThat(handle(method, pattern)).isTrue();
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	private boolean handle(String method, String pattern) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/");
		request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
		return this.effects.preHandle(request, this.response, this);
	}

}
