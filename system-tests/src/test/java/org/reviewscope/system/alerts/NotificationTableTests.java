package org.reviewscope.system.alerts;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.ledger.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of who is told names each fault, and rules as they are.
 */
class NotificationTableTests {

	private static final String PAGE = Repository.text(Path.of("docs/failure-modes.md"));

	@ParameterizedTest
	@EnumSource
	void rowsAreThoseOfTheRules(Fault fault) {
		Stream<String> rows = new NotificationTable().of(fault)
			.stream()
			.map((told) -> "| `" + fault + "` | " + told.row());
		assertThat(rows).isNotEmpty().allMatch(PAGE::contains);
	}

}
