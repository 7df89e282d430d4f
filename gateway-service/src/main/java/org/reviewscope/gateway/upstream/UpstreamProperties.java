package org.reviewscope.gateway.upstream;

import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits on the calls to each upstream service. Timeouts are Spring Boot's own settings,
 * per group of clients.
 *
 * @param maxConcurrentCalls calls to one service at the same time; further ones are
 * refused, and those of one caller as soon as they outnumber what is free
 * @param tenantKnownAfter how long a tenant must have been asking to be a caller of its
 * own; until then it shares its client's address with others
 * @param retry what happens when no connection could be made
 * @param circuitBreaker when calls to a failing service are stopped
 */
@Validated
@ConfigurationProperties("reviewscope.gateway.upstream")
record UpstreamProperties(@DefaultValue("128") @Positive int maxConcurrentCalls,
		@DefaultValue("10s") Duration tenantKnownAfter, @DefaultValue @Valid Retry retry,
		@DefaultValue @Valid CircuitBreaker circuitBreaker) {

	/**
	 * Retry of failed connections.
	 *
	 * @param maxAttempts attempts in all, the first included
	 * @param delay wait before the second attempt; it doubles for each further attempt,
	 * with a random deviation of up to one half
	 */
	record Retry(@DefaultValue("3") @Min(1) @Max(10) int maxAttempts, @DefaultValue("50ms") Duration delay) {
	}

	/**
	 * Circuit breaker over the latest calls.
	 *
	 * @param window number of latest calls that the failure rate is computed from
	 * @param minimumCalls calls before the failure rate is computed at all
	 * @param failureRate percentage of failed calls that opens the circuit
	 * @param openFor how long an open circuit refuses calls before it tries the service
	 * again
	 * @param trialCalls number of calls that decide whether the circuit closes again
	 */
	record CircuitBreaker(@DefaultValue("20") @Positive int window, @DefaultValue("10") @Positive int minimumCalls,
			@DefaultValue("50") @Min(1) @Max(100) int failureRate, @DefaultValue("5s") Duration openFor,
			@DefaultValue("3") @Positive int trialCalls) {
	}

}
