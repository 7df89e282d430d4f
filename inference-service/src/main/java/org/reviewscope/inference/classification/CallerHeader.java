package org.reviewscope.inference.classification;

import java.util.Objects;
import java.util.function.Supplier;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Says on whose behalf the current request comes, as the gateway knows it. Without the
 * header all requests are taken to be of the same caller.
 */
final class CallerHeader implements Supplier<String> {

	static final String NAME = "x-caller";

	@Override
	public String get() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? Objects.requireNonNullElse(attributes.getRequest().getHeader(NAME), "") : "";
	}

}
