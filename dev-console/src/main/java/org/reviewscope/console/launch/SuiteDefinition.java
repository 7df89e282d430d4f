package org.reviewscope.console.launch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.reviewscope.console.launch.process.ServiceDefinition;

/**
 * Defines the services in the order of their start: each one needs those before it.
 */
final class SuiteDefinition {

	private SuiteDefinition() {
	}

	static List<ServiceDefinition> of(LaunchSettings settings) {
		return List.of(
				service(settings, "model-store-service", "org.reviewscope.modelstore.ModelStoreApplication", "256m",
						PortSetting.MODEL_STORE, PortSetting.MODEL_STORE_MANAGEMENT),
				service(settings, "inference-service", "org.reviewscope.inference.InferenceApplication", "256m",
						PortSetting.INFERENCE, PortSetting.INFERENCE_MANAGEMENT),
				service(settings, "gateway-service", "org.reviewscope.gateway.GatewayApplication", "192m",
						PortSetting.GATEWAY, PortSetting.GATEWAY_MANAGEMENT));
	}

	private static ServiceDefinition service(LaunchSettings settings, String name, String mainClass, String heap,
			PortSetting port, PortSetting managementPort) {
		Map<String, String> environment = new HashMap<>(shared(settings));
		environment.put("SERVER_PORT", Integer.toString(settings.port(port)));
		environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(settings.port(managementPort)));
		environment.put(LaunchSettings.FAULTS, Boolean.toString(settings.faults()));
		environment.put(LaunchSettings.ROLLBAR, Boolean.toString(settings.rollbar()));
		if (settings.tls()) {
			environment.put("SPRING_PROFILES_ACTIVE", "mtls");
			environment.put("REVIEWSCOPE_TLS_DIRECTORY", settings.certificates().resolve(name).toString());
		}
		return new ServiceDefinition(name, mainClass, settings.url(port), heap, environment);
	}

	private static Map<String, String> shared(LaunchSettings settings) {
		return Map.of("SERVER_ADDRESS", settings.address(), "MANAGEMENT_SERVER_ADDRESS", settings.address(),
				"MODEL_STORE_URL", settings.url(PortSetting.MODEL_STORE), "INFERENCE_URL",
				settings.url(PortSetting.INFERENCE), "OTEL_EXPORTER_OTLP_ENDPOINT", settings.url(PortSetting.OTLP),
				"REVIEWSCOPE_CONSOLE_URL", settings.url(PortSetting.CONSOLE), "REVIEWSCOPE_TRACE_URL",
				settings.url(PortSetting.CONSOLE) + "/traces/{traceId}", "REVIEWSCOPE_DATA_DIR",
				settings.data().toString());
	}

}
