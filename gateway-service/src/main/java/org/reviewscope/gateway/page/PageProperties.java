package org.reviewscope.gateway.page;

import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the page's links lead: the console on a bare JDK, Grafana with Docker.
 *
 * @param traceUrl address of one trace, {@code {traceId}} standing for its id; empty
 * shows the id without a link
 * @param consoleUrl address of the console; empty shows no link
 */
@Validated
@ConfigurationProperties("reviewscope.gateway.page")
record PageProperties(@DefaultValue("http://localhost:3000/traces/{traceId}") @Pattern(regexp = WEB) String traceUrl,
		@DefaultValue("http://localhost:3000") @Pattern(regexp = WEB) String consoleUrl) {

	/** A link must not become a script. */
	private static final String WEB = "(https?://.+)?";

}
