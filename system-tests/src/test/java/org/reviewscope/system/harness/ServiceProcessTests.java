package org.reviewscope.system.harness;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A program that was asked for and is not there is a failure, never a skip.
 */
class ServiceProcessTests {

	@Test
	void saysWhatToInstall() {
		assertThatIllegalStateException()
			.isThrownBy(() -> ServiceProcess.startInstalled("http://localhost:1", List.of("no-such-program"), Map.of()))
			.withMessage("no-such-program does not start: install prometheus and prometheus-alertmanager");
	}

}
