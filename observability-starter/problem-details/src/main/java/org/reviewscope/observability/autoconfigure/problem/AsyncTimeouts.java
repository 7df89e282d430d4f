package org.reviewscope.observability.autoconfigure.problem;

import java.util.concurrent.Callable;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.DeferredResultProcessingInterceptor;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Records the timeout of an asynchronous request on its span and in its metric: Spring
 * ends both at the timeout, before the 503 is sent.
 */
final class AsyncTimeouts
		implements WebMvcConfigurer, CallableProcessingInterceptor, DeferredResultProcessingInterceptor {

	@Override
	public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
		configurer.registerCallableInterceptors(this).registerDeferredResultInterceptors(this);
	}

	@Override
	public <T> Object handleTimeout(NativeWebRequest request, Callable<T> task) {
		failed(request);
		return RESULT_NONE;
	}

	@Override
	public <T> boolean handleTimeout(NativeWebRequest request, DeferredResult<T> result) {
		failed(request);
		return true;
	}

	private static void failed(NativeWebRequest request) {
		HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
		HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
		if (servletRequest != null && response != null) {
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
			ServerHttpObservationFilter.findObservationContext(servletRequest).ifPresent((context) -> {
				AsyncRequestTimeoutException timeout = new AsyncRequestTimeoutException();
				context.setError(timeout);
				TracingContext tracing = context.get(TracingContext.class);
				if (tracing != null && tracing.getSpan() != null) {
					tracing.getSpan().error(timeout);
				}
			});
		}
	}

}
