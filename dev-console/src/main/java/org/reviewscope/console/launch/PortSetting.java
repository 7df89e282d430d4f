package org.reviewscope.console.launch;

/**
 * The ports of the suite, what listens on each, and the setting that changes it.
 */
enum PortSetting {

	MODEL_STORE(8082, "model-store-service"),

	MODEL_STORE_MANAGEMENT(9082, "model-store-service's metrics and health"),

	INFERENCE(8081, "inference-service"),

	INFERENCE_MANAGEMENT(9081, "inference-service's metrics and health"),

	GATEWAY(8080, "gateway-service"),

	GATEWAY_MANAGEMENT(9080, "gateway-service's metrics and health"),

	CONSOLE(3000, "the console's pages"),

	OTLP(4318, "the console's OTLP receiver"),

	OTLP_GRPC(4317, "the console's OTLP receiver over gRPC");

	private final int defaultPort;

	private final String user;

	PortSetting(int defaultPort, String user) {
		this.defaultPort = defaultPort;
		this.user = user;
	}

	int defaultPort() {
		return this.defaultPort;
	}

	/**
	 * What listens on this port.
	 * @return words that fit after "is needed by"
	 */
	String user() {
		return this.user;
	}

	/**
	 * The environment variable or system property that changes the port.
	 * @return for example {@code GATEWAY_PORT}
	 */
	String variable() {
		return name() + "_PORT";
	}

}
