package org.reviewscope.system.harness;

import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A program that was asked for and is not there is a failure, never a skip; and what was
 * started is stopped.
 */
class ServiceProcessTests {

	@Test
	void asksWhetherTheProgramIsInstalled() {
		assertThatIllegalStateException()
			.isThrownBy(() -> ServiceProcess.startInstalled("http://localhost:1", List.of("no-such-program"), Map.of()))
			.withMessage("no-such-program does not start: is it installed?");
	}

	@Test
	void oneThatDoesNotStopKeepsNoOtherRunning() {
		List<ServiceProcess> processes = List.of(sleep(), sleep());

		// The first one is not waited for: its stop has failed
		Thread.currentThread().interrupt();
		assertThatIllegalStateException().isThrownBy(() -> ServiceProcess.stopAll(processes));
		assertThat(Thread.interrupted()).isTrue();

		Awaitility.await("both have ended").until(() -> processes.stream().noneMatch(ServiceProcess::isAlive));
	}

	private static ServiceProcess sleep() {
		return ServiceProcess.startInstalled("http://localhost:1", List.of("sleep", "60"), Map.of());
	}

}
