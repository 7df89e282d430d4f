package org.reviewscope.observability.autoconfigure.rollbar;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Settings of what is sent to Rollbar. The token is none of them: it comes from {@code
 * ROLLBAR_ACCESS_TOKEN_FILE} or {@code ROLLBAR_ACCESS_TOKEN}.
 *
 * @param enabled whether warnings and errors are sent
 * @param person whether the user's id is sent with them
 * @param testCall whether {@code POST /actuator/rollbar} raises a warning and an error
 * @param endpoint where items are sent to
 * @param queueCapacity how many may wait; more are dropped and counted
 * @param timeout how long to wait for a connection, and then for an answer
 * @param pause how long to wait before an item is sent again that was not taken
 */
@ConfigurationProperties("reviewscope.rollbar")
record RollbarProperties(@DefaultValue("false") boolean enabled, @DefaultValue("false") boolean person,
		@DefaultValue("false") boolean testCall, @DefaultValue("https://api.rollbar.com/api/1/item/") URI endpoint,
		@DefaultValue("1000") int queueCapacity, @DefaultValue("5s") Duration timeout,
		@DefaultValue("15s") Duration pause) {

	RollbarProperties {
		Assert.isTrue("https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme()),
				"reviewscope.rollbar.endpoint must begin with https:// or http://");
		Assert.isTrue(queueCapacity > 0, "reviewscope.rollbar.queue-capacity must be greater than 0");
		Assert.isTrue(timeout.toMillis() > 0, "reviewscope.rollbar.timeout must be longer than 0s");
	}

}
