package org.reviewscope.console.access;

import org.apache.catalina.connector.Connector;

import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Opens the second port of the application, the one that OpenTelemetry exporters expect.
 */
@Component
public class OtlpConnector implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

	private final Connector connector = new Connector();

	OtlpConnector(OtlpPortProperties properties) {
		this.connector.setPort(properties.port());
		this.connector.setProperty("address", "127.0.0.1");
		// The buffers of Tomcat's default of 8192 would take more memory than the store
		this.connector.setProperty("maxConnections", "500");
		// A body that is too large is read to its end: else its sender finds a broken
		// connection and sends it again
		this.connector.setProperty("maxSwallowSize", "" + 64 * 1024 * 1024);
	}

	/**
	 * The open port, which differs from the configured one when that is 0.
	 * @return its number
	 */
	public int port() {
		return this.connector.getLocalPort();
	}

	@Override
	public void customize(TomcatWebServerFactory factory) {
		factory.addAdditionalConnectors(this.connector);
	}

}
