package org.reviewscope.system.docs;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * On a suite that is well, the commands print what the page says. Some ask for telemetry
 * that is still on its way.
 */
@ExtendWith(SuiteExtension.class)
@DisabledOnOs(OS.WINDOWS)
class TroubleshootingSystemTests {

	private static final List<DocumentedCommand> COMMANDS = DocumentedCommand.of("docs/troubleshooting.md");

	@Test
	void mostCommandsNeedOnlyTheSuite() {
		assertThat(COMMANDS).hasSize(20).filteredOn(DocumentedCommand::needsMore).hasSize(7);
	}

	@TestFactory
	Stream<DynamicTest> commandsPrintWhatThePageSays(Suite suite) {
		return COMMANDS.stream()
			.filter((command) -> !command.needsMore())
			.map((command) -> DynamicTest.dynamicTest(command.text(), () -> check(command, suite)));
	}

	private static void check(DocumentedCommand command, Suite suite) {
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(command.run(suite).strip()).matches(command.pattern()));
	}

}
