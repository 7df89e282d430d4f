package org.reviewscope.console.browser;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;
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

	@Bean
	Services runningServices(SmallGateway gateway) {
		return new Services(gateway);
	}

	/**
	 * Does at once what it is told, but takes the test's time to start.
	 */
	static final class Services implements RunningServices {

		private final SmallGateway gateway;

		private volatile ServiceState state = ServiceState.READY;

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
