package org.reviewscope.console.launch.process;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Only the newest build and the newest process have a say about the state.
 */
class LaunchedServiceTests {

	private final LaunchedService service = new LaunchedService(
			ServiceDefinition.ofProject("shop", Path.of("shop"), Map.of()));

	private final ServiceProcess older = TinyService.startForeign("idle");

	private final ServiceProcess newer = TinyService.startForeign("idle");

	@AfterEach
	void leaveNothingBehind() throws InterruptedException {
		this.older.stop(java.time.Duration.ZERO);
		this.newer.stop(java.time.Duration.ZERO);
	}

	@Test
	void endOfAProcessThatWasReplacedIsNoCrash() {
		this.service.start(() -> this.older);
		assertThat(this.service.stopping()).isSameAs(this.older);
		this.service.start(() -> this.newer);

		assertThat(this.service.started(this.older, false)).isFalse();
		assertThat(this.service.state()).isEqualTo(ServiceState.STARTING);
		assertThat(this.service.started(this.newer, true)).isTrue();
		assertThat(this.service.state()).isEqualTo(ServiceState.READY);
	}

	@Test
	void endThatIsToldDuringTheNextBuildIsNoCrash() {
		this.service.start(() -> this.older);
		this.service.started(this.older, true);
		this.service.stopping();
		this.service.build(() -> this.newer);

		assertThat(this.service.crashed(this.older)).isFalse();
		assertThat(this.service.state()).isEqualTo(ServiceState.STARTING);
	}

	@Test
	void resultOfABuildThatWasReplacedDoesNotCount() {
		this.service.build(() -> this.older);
		assertThat(this.service.stopping()).isSameAs(this.older);
		this.service.build(() -> this.newer);

		assertThat(this.service.isBuilt(this.older)).isFalse();
		assertThat(this.service.isBuilt(this.newer)).isTrue();
	}

	@Test
	void nothingToBuildLeavesTheStateAsItIs() {
		assertThat(this.service.build(() -> null)).isNull();

		assertThat(this.service.state()).isEqualTo(ServiceState.WAITING);
		assertThat(this.service.stopping()).isNull();
	}

}
