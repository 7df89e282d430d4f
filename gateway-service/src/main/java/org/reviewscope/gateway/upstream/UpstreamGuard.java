package org.reviewscope.gateway.upstream;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import org.jspecify.annotations.Nullable;

import org.springframework.web.client.RestClientException;

/**
 * Guards the calls to one service: concurrency limits, for one caller and for all, then a
 * circuit breaker, then a retry. In this order a call that a limit refuses is no failure
 * of the service, and a call that succeeds at the second attempt counts as one success.
 *
 * @param name name of the service, as clients read it
 * @param callers names the caller of a request
 * @param share limit on one caller's concurrent calls
 * @param bulkhead limit on concurrent calls
 * @param circuitBreaker watches the latest calls
 * @param retry repetition of failed connections
 * @param openFor how long an open circuit stays open
 */
record UpstreamGuard(String name, Callers callers, FairShare share, Bulkhead bulkhead, CircuitBreaker circuitBreaker,
		Retry retry, Duration openFor) {

	<T extends @Nullable Object> T call(Supplier<T> call) {
		try (FairShare.Call underWay = this.share.begin(this.callers.current())) {
			if (underWay == null) {
				throw tooManyCalls(null);
			}
			return callWithinShare(call);
		}
	}

	private <T extends @Nullable Object> T callWithinShare(Supplier<T> call) {
		Supplier<T> retried = Retry.decorateSupplier(this.retry, call);
		Supplier<T> watched = CircuitBreaker.decorateSupplier(this.circuitBreaker, retried);
		try {
			return Bulkhead.decorateSupplier(this.bulkhead, watched).get();
		}
		catch (BulkheadFullException ex) {
			throw tooManyCalls(ex);
		}
		catch (CallNotPermittedException ex) {
			String what = "The " + this.name + " service keeps failing and is left alone for a while.";
			throw UpstreamException.unavailable(what, this.openFor, ex);
		}
		catch (RestClientException ex) {
			throw UpstreamException.of(this.name, ex, this.openFor);
		}
	}

	private UpstreamException tooManyCalls(@Nullable Throwable cause) {
		String what = "Too many calls to the " + this.name + " service are under way.";
		return UpstreamException.unavailable(what, Duration.ofSeconds(1), cause);
	}

}
