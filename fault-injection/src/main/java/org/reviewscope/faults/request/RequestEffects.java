package org.reviewscope.faults.request;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Applies the effects of those faults that are on, one after the other. Health checks and
 * metrics are not affected: Spring calls no interceptor for them.
 */
public class RequestEffects implements HandlerInterceptor {

	private final List<RequestEffect> effects = new CopyOnWriteArrayList<>();

	/**
	 * Adds an effect to the requests that come from now on.
	 * @param effect the effect
	 * @return removes it
	 */
	public Runnable add(RequestEffect effect) {
		this.effects.add(effect);
		return () -> this.effects.remove(effect);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws Exception {
		String route = request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		for (RequestEffect effect : this.effects) {
			if (!effect.apply(route, response)) {
				return false;
			}
		}
		return true;
	}

}
