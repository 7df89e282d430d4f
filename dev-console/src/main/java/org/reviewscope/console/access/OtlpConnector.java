package org.reviewscope.console.access;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http2.Http2Protocol;

import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Opens the two further ports of the application, those that OpenTelemetry exporters
 * expect: one for OTLP over HTTP, one for OTLP over gRPC.
 */
@Component
public class OtlpConnector implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

	private final Connector http;

	private final Connector grpc;

	OtlpConnector(OtlpPortProperties properties) {
		this.http = connector(properties.address(), properties.port());
		this.grpc = connector(properties.address(), properties.grpcPort());
		this.grpc.addUpgradeProtocol(http2());
	}

	/**
	 * The open port of OTLP over HTTP, which differs from the configured one when that is
	 * 0.
	 * @return its number
	 */
	public int port() {
		return this.http.getLocalPort();
	}

	/**
	 * The open port of OTLP over gRPC, which differs from the configured one when that is
	 * 0.
	 * @return its number
	 */
	public int grpcPort() {
		return this.grpc.getLocalPort();
	}

	@Override
	public void customize(TomcatWebServerFactory factory) {
		factory.addAdditionalConnectors(this.http, this.grpc);
	}

	private static Connector connector(String address, int port) {
		Connector connector = new Connector();
		connector.setPort(port);
		connector.setProperty("address", address);
		// The buffers of Tomcat's default of 8192 would take more memory than the store
		connector.setProperty("maxConnections", "500");
		// A body that is too large is read to its end: otherwise its sender finds a
		// broken connection and sends it again
		connector.setProperty("maxSwallowSize", "" + 64 * 1024 * 1024);
		return connector;
	}

	private static Http2Protocol http2() {
		Http2Protocol protocol = new Http2Protocol();
		// Each has buffers of its own; an exporter sends one request at a time
		protocol.setMaxConcurrentStreams(8);
		// A body that stalls keeps others from being decoded
		protocol.setStreamReadTimeout(5000);
		// It takes pings and small frames, which gRPC's libraries send, for an attack:
		// Python's exporter would not get one call through
		protocol.setOverheadCountFactor(0);
		protocol.setOverheadDataThreshold(0);
		protocol.setOverheadWindowUpdateThreshold(0);
		return protocol;
	}

}
