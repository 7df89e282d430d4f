package org.reviewscope.console.service.inspect;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.configuration.ConfiguredValue;
import org.reviewscope.console.launch.output.ServiceOutput;
import org.reviewscope.console.launch.process.ServiceDetails;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.launch.variable.Variable;
import org.reviewscope.console.launch.variable.Variable.Origin;

/**
 * A service as the launcher knows it.
 */
final class Known {

	private Known() {
	}

	static ServiceDetails service(ServiceOutput output, @Nullable Long pid) {
		return new ServiceDetails(status(pid), output,
				List.of(new Variable("COLOUR", "<green>", Origin.CHANGED), new Variable("OLD", null, Origin.CHANGED)),
				List.of(new Variable("COLOUR", "<green>", Origin.CHANGED), new Variable("OLD", null, Origin.CHANGED),
						new Variable("PATH", "/bin", Origin.INHERITED),
						new Variable("SERVER_PORT", "8080", Origin.LAUNCHER)),
				List.of("java", "-Xmx64m", "org.example.Shop"),
				List.of(new ConfiguredValue("spring-boot.version", "4.1.1", "Spring Boot"),
						new ConfiguredValue("server.tomcat.threads.max", "200",
								"class path resource [application.yaml] - 12:9"),
						new ConfiguredValue("home", "/home/me", "System Environment Property \"HOME\""),
						new ConfiguredValue("java.home", "/jdk",
								"\"java.home\" from property source \"systemProperties\""),
						new ConfiguredValue("server.port", "8080", "System Environment Property \"SERVER_PORT\"")));
	}

	static ServiceDetails notStarted() {
		return new ServiceDetails(status(null), new ServiceOutput(), List.of(), List.of(), List.of(), List.of());
	}

	static ServiceStatus status(@Nullable Long pid) {
		return new ServiceStatus("shop", "http://localhost:8080", null,
				(pid != null) ? ServiceState.READY : ServiceState.WAITING, pid,
				(pid != null) ? Duration.ofMinutes(3) : null);
	}

}
