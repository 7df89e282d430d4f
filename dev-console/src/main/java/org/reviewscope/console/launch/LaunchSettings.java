package org.reviewscope.console.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.process.LaunchException;

/**
 * What the user can set for a launch.
 *
 * @param root the repository
 * @param ports the port of each setting
 * @param address the address that the services listen on
 * @param faults whether the services have faults to switch on
 * @param tls whether the services know each other by certificates
 * @param rollbar whether the services send warnings and errors to Rollbar
 * @param mcpActions whether agents may do more than read
 */
record LaunchSettings(Path root, Map<PortSetting, Integer> ports, String address, boolean faults, boolean tls,
		boolean rollbar, boolean mcpActions) {

	/** Both the launcher's setting and the services' own variable. */
	static final String FAULTS = "REVIEWSCOPE_FAULTS_ENABLED";

	/**
	 * Whether the calls between services are encrypted, and both sides have certificates.
	 */
	static final String TLS = "REVIEWSCOPE_TLS_ENABLED";

	/** Both the launcher's setting and the services' own variable. */
	static final String ROLLBAR = "REVIEWSCOPE_ROLLBAR_ENABLED";

	/** Whether the console keeps runs to compare; it does unless this is false. */
	static final String RUNS = "REVIEWSCOPE_RUNS_ENABLED";

	/** The console's own. */
	static final String MCP_ACTIONS = "REVIEWSCOPE_MCP_ACTIONS";

	/**
	 * Reads the settings from system properties and environment variables.
	 * @param root the repository
	 * @param lookup returns the value of a setting, {@code null} or blank when it is not
	 * set
	 * @return the settings
	 */
	static LaunchSettings from(Path root, Function<String, @Nullable String> lookup) {
		Map<PortSetting, Integer> ports = new EnumMap<>(PortSetting.class);
		Arrays.stream(PortSetting.values()).forEach((setting) -> ports.put(setting, port(setting, lookup)));
		String address = lookup.apply("BIND_ADDRESS");
		return new LaunchSettings(root.toAbsolutePath().normalize(), ports, isSet(address) ? address : "127.0.0.1",
				isOn(FAULTS, lookup), isOn(TLS, lookup), isOn(ROLLBAR, lookup), isOn(MCP_ACTIONS, lookup));
	}

	static @Nullable String propertyOrVariable(String name) {
		String property = System.getProperty(name);
		return isSet(property) ? property : System.getenv(name);
	}

	static boolean areRunsKept(Function<String, @Nullable String> lookup) {
		return !"false".equalsIgnoreCase(lookup.apply(RUNS));
	}

	int port(PortSetting setting) {
		return this.ports.getOrDefault(setting, setting.defaultPort());
	}

	String url(PortSetting setting) {
		boolean internal = setting == PortSetting.INFERENCE || setting == PortSetting.MODEL_STORE;
		return ((this.tls && internal) ? "https" : "http") + "://localhost:" + port(setting);
	}

	/**
	 * The directory of the services' data.
	 * @return the directory, which git ignores
	 */
	Path data() {
		return this.root.resolve("data");
	}

	/**
	 * The directory of the certificates of this run.
	 * @return a directory, with one for each service
	 */
	Path certificates() {
		return data().resolve("tls");
	}

	/**
	 * Modules of the build that no service depends on, but that each gets all the same.
	 * @return their folders
	 */
	List<String> extras() {
		List<String> extras = new ArrayList<>();
		if (this.faults) {
			extras.add("fault-injection");
		}
		if (this.rollbar) {
			extras.add("observability-starter/rollbar");
		}
		return extras;
	}

	private static boolean isOn(String name, Function<String, @Nullable String> lookup) {
		return "true".equalsIgnoreCase(lookup.apply(name));
	}

	private static int port(PortSetting setting, Function<String, @Nullable String> lookup) {
		String value = lookup.apply(setting.variable());
		if (!isSet(value)) {
			return setting.defaultPort();
		}
		if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
			throw new LaunchException(setting.variable() + " must be a port from 1 to 65535, but is \"" + value + "\"");
		}
		return Integer.parseInt(value);
	}

	@org.springframework.lang.Contract("null -> false")
	private static boolean isSet(@Nullable String value) {
		return value != null && !value.isBlank();
	}

}
