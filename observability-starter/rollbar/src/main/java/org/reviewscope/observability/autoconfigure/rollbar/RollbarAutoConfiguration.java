package org.reviewscope.observability.autoconfigure.rollbar;

import ch.qos.logback.classic.LoggerContext;
import io.opentelemetry.sdk.resources.Resource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Sends warnings and errors to Rollbar, if asked to.
 */
@AutoConfiguration(after = OpenTelemetrySdkAutoConfiguration.class)
@ConditionalOnClass(LoggerContext.class)
@ConditionalOnBooleanProperty("reviewscope.rollbar.enabled")
@EnableConfigurationProperties(RollbarProperties.class)
public final class RollbarAutoConfiguration {

	@Bean
	DroppedItems rollbarDroppedItems() {
		return new DroppedItems();
	}

	@Bean
	@Lazy(false)
	RollbarErrors rollbarErrors(RollbarProperties properties, DroppedItems dropped, Environment environment,
			ObjectProvider<Resource> resources) {
		Origin origin = Origin.of(resources.getIfAvailable(Resource::getDefault), environment);
		return new RollbarErrors(AccessToken.of(environment), new Items(origin, properties.person()),
				(token) -> new Delivery(properties, token, dropped, new Troubles(dropped, System::nanoTime)));
	}

}
