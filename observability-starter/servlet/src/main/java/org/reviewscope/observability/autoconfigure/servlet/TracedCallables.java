package org.reviewscope.observability.autoconfigure.servlet;

import java.util.concurrent.Callable;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;

/**
 * Takes the trace of a request to the thread that computes its result, whichever executor
 * that belongs to: the one that the application uses may know nothing of traces.
 */
final class TracedCallables implements CallableProcessingInterceptor {

	private static final String ATTRIBUTE = TracedCallables.class.getName() + ".observation";

	private final ObservationRegistry registry;

	// Not an attribute of the request, which may be gone when its result is
	private final ThreadLocal<Observation.Scope> scopes = new ThreadLocal<>();

	TracedCallables(ObservationRegistry registry) {
		this.registry = registry;
	}

	@Override
	public <T> void beforeConcurrentHandling(NativeWebRequest request, Callable<T> task) {
		Observation observation = this.registry.getCurrentObservation();
		if (observation != null) {
			request.setAttribute(ATTRIBUTE, observation, RequestAttributes.SCOPE_REQUEST);
		}
	}

	@Override
	public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
		Object attribute = request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
		if (attribute instanceof Observation observation) {
			this.scopes.set(observation.openScope());
		}
	}

	@Override
	public <T> void postProcess(NativeWebRequest request, Callable<T> task, @Nullable Object concurrentResult) {
		Observation.Scope scope = this.scopes.get();
		if (scope != null) {
			this.scopes.remove();
			scope.close();
		}
	}

}
