package org.reviewscope.gateway.upstream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * The telemetry of the guards, number by number.
 */
class UpstreamTelemetryTests {

	private final CircuitBreakerRegistry circuitBreakers = CircuitBreakerRegistry.ofDefaults();

	private final RetryRegistry retries = RetryRegistry.ofDefaults();

	private final UpstreamMonitoringConfiguration configuration = new UpstreamMonitoringConfiguration();

	private final List<String> events = new ArrayList<>();

	@Test
	void eachGuardIsCountedUnderResilience4jsNames() {
		BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();
		bulkheads.bulkhead("inference");
		this.circuitBreakers.circuitBreaker("inference");
		this.retries.retry("inference");
		MeterRegistry meters = new SimpleMeterRegistry();
		this.configuration.circuitBreakerMetrics(this.circuitBreakers).bindTo(meters);
		this.configuration.bulkheadMetrics(bulkheads).bindTo(meters);
		this.configuration.retryMetrics(this.retries).bindTo(meters);
		assertThat(meters.get("resilience4j.circuitbreaker.state")
			.tags("name", "inference", "state", "closed")
			.gauge()
			.value()).isOne();
		assertThat(meters.get("resilience4j.bulkhead.max.allowed.concurrent.calls")
			.tag("name", "inference")
			.gauge()
			.value()).isEqualTo(25);
		assertThat(meters.get("resilience4j.retry.calls").tag("name", "inference").functionCounters()).hasSize(4);
	}

	@Test
	void retriesThatAreThereAndThatComeLaterAreMarked() {
		this.retries.retry("inference");
		assertThat(this.configuration.retryObserver(this::note, this.retries)).isNotNull();
		this.retries.retry("inference").executeSupplier(new FailsOnce());
		this.retries.retry("model-store").executeSupplier(new FailsOnce());
		assertThat(this.events).containsExactly("retry inference 2", "retry model-store 2");
	}

	@Test
	void retryIsTheOnlyEventThatTheGatewayAddsToARequest() {
		assertThat(RequestObservationDocumentation.values()).singleElement().satisfies((request) -> {
			assertThat(request.getName()).isEqualTo("http.server.requests");
			assertThat(Arrays.stream(request.getEvents()).map(Observation.Event::getContextualName))
				.containsExactly("retry");
			assertThat(Arrays.stream(request.getEvents()).map(Observation.Event::getName)).containsExactly("retry");
		});
	}

	@Test
	void healthTellsCallsAndFailuresOfAnUpstreamService() {
		CircuitBreaker inference = this.circuitBreakers.circuitBreaker("inference");
		inference.onSuccess(1, inference.getTimestampUnit());
		inference.onError(1, inference.getTimestampUnit(), new IllegalStateException());
		HttpServiceProxyRegistry services = mock();
		given(services.getGroupNames()).willReturn(Set.of("inference"));
		CompositeHealthContributor health = this.configuration.upstreamHealthContributor(services,
				this.circuitBreakers);
		assertThat(health.stream()).singleElement()
			.satisfies((entry) -> assertThat(health(entry.contributor())).isEqualTo(Health.up()
				.withDetail("circuit", CircuitBreaker.State.CLOSED)
				.withDetail("calls", 2)
				.withDetail("failed", 1)
				.build()));
	}

	@Test
	void openCircuitIsDegradedAndNotDown() {
		CircuitBreaker inference = this.circuitBreakers.circuitBreaker("inference");
		inference.transitionToOpenState();
		assertThat(new UpstreamHealth(inference).health().getStatus()).isEqualTo(new Status("DEGRADED"));
	}

	private static Health health(Object contributor) {
		return ((HealthIndicator) contributor).health();
	}

	private void note(String name, Map<String, ?> attributes) {
		this.events.add(name + " " + attributes.get("app.upstream") + " " + attributes.get("app.attempt"));
	}

}
