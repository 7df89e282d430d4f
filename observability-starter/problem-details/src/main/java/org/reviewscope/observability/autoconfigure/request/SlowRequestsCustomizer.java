package org.reviewscope.observability.autoconfigure.request;

import java.time.Duration;

import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Limits the time that Tomcat gives to headers, and to bodies that nobody reads.
 */
final class SlowRequestsCustomizer implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

	private final Duration maxTime;

	SlowRequestsCustomizer(Duration maxTime) {
		this.maxTime = maxTime;
	}

	@Override
	public void customize(TomcatWebServerFactory factory) {
		factory.setProtocol(SlowHeadProtocol.class.getName());
		factory.addProtocolHandlerCustomizers((SlowHeadProtocol protocol) -> protocol.setMaxTime(this.maxTime));
		factory.addEngineValves(new SlowBodyValve(this.maxTime));
	}

}
