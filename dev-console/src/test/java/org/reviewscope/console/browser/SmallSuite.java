package org.reviewscope.console.browser;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.launch.configuration.ConfiguredValue;
import org.reviewscope.console.launch.output.ServiceOutput;
import org.reviewscope.console.launch.process.InspectedServices;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceDetails;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.launch.process.TinyService;
import org.reviewscope.console.launch.variable.ProcessStart;
import org.reviewscope.console.launch.variable.VariableChange;
import org.reviewscope.console.launch.variable.VariableChanges;
import org.reviewscope.console.store.TelemetryStore;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A gateway that answers and has metrics to scrape, and a service that lives as the test
 * wants it to.
 */
@TestConfiguration(proxyBeanMethods = false)
class SmallSuite {

	@Bean(destroyMethod = "close")
	SmallGateway smallGateway(TelemetryStore store) throws IOException {
		return new SmallGateway(store);
	}

	@Bean(destroyMethod = "close")
	Services runningServices(SmallGateway gateway) {
		return new Services(gateway);
	}

	/**
	 * Does at once what it is told, but takes the test's time to start.
	 */
	static final class Services implements RunningServices, InspectedServices, AutoCloseable {

		private final SmallGateway gateway;

		private final Map<String, ServiceOutput> outputs = new ConcurrentHashMap<>();

		private volatile ServiceState state = ServiceState.READY;

		private @Nullable Process jvm;

		private volatile VariableChanges changes = VariableChanges.NONE;

		Services(SmallGateway gateway) {
			this.gateway = gateway;
		}

		@Override
		public List<ServiceStatus> statuses() {
			Duration uptime = (this.state == ServiceState.STARTING) ? Duration.ofSeconds(4) : null;
			return List.of(new ServiceStatus("gateway-service", this.gateway.url(),
					this.gateway.url() + "/actuator/prometheus", ServiceState.READY, 42L, Duration.ofMinutes(3)),
					new ServiceStatus("inference-service", "http://localhost:8081", null, this.state, null, uptime));
		}

		@Override
		public CompletableFuture<Void> stop(String name) {
			become(ServiceState.STOPPED);
			return CompletableFuture.completedFuture(null);
		}

		@Override
		public void restart(String name) {
			become(ServiceState.STARTING);
		}

		@Override
		public Optional<ServiceDetails> find(String name) {
			return statuses().stream().filter((status) -> status.name().equals(name)).findFirst().map(this::details);
		}

		@Override
		public void restart(String name, VariableChange change) {
			this.changes = this.changes.with(change.checkedFor("http://localhost:8081"));
			restart(name);
		}

		ServiceOutput output(String name) {
			return this.outputs.computeIfAbsent(name, (service) -> new ServiceOutput());
		}

		// As another launcher does, whose services have written nothing
		void forgetOutput() {
			this.outputs.clear();
		}

		// Not the JVM of this test: it stands still while it answers, and could not read
		// its own answer
		private synchronized Process jvm() {
			if (this.jvm == null) {
				this.jvm = TinyService.idle();
			}
			return this.jvm;
		}

		@Override
		public synchronized void close() {
			if (this.jvm != null) {
				this.jvm.destroyForcibly();
			}
		}

		private ServiceDetails details(ServiceStatus status) {
			Long pid = (status.pid() != null) ? jvm().pid() : null;
			ProcessStart start = new ProcessStart(List.of("java", "-Xmx64m", "org.example.Gateway"),
					this.changes.applied(Map.of("PATH", "/usr/local/bin:/usr/bin", "DB_PASSWORD", "hidden")));
			return new ServiceDetails(
					new ServiceStatus(status.name(), status.url(), status.metricsUrl(), status.state(), pid,
							status.uptime()),
					output(status.name()), this.changes.shown(start.environment()),
					start.variables(Set.of(), this.changes), start.shownCommand(),
					List.of(new ConfiguredValue("spring-boot.version", "4.1.1", "Spring Boot"), new ConfiguredValue(
							"server.tomcat.threads.max", "200", "class path resource [application.yaml] - 12:9")));
		}

		void run() {
			become(ServiceState.READY);
		}

		void crash() {
			become(ServiceState.CRASHED);
		}

		private void become(ServiceState next) {
			this.state = next;
			this.gateway.hasInference(next == ServiceState.READY);
		}

	}

}
