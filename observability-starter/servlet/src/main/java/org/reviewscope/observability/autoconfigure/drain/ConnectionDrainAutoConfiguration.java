package org.reviewscope.observability.autoconfigure.drain;

import java.util.Objects;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.reviewscope.observability.autoconfigure.ObservabilityProperties;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Lets connections of clients end before Tomcat stops, for services that ask for it.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ AbstractHttp11Protocol.class, TomcatProtocolHandlerCustomizer.class })
@ConditionalOnProperty("reviewscope.observability.connection-drain")
@EnableConfigurationProperties(ObservabilityProperties.class)
public final class ConnectionDrainAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ConnectionDrain connectionDrain(ObservabilityProperties properties) {
		return new ConnectionDrain(Objects.requireNonNull(properties.connectionDrain()));
	}

}
