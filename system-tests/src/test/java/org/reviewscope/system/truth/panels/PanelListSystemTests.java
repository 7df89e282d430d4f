package org.reviewscope.system.truth.panels;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.dashboards.Dashboard;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.truth.KnownRun;
import org.reviewscope.system.truth.KnownRunExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each panel has its expected values for a known load, or a reason why there are none.
 */
@ExtendWith(KnownRunExtension.class)
class PanelListSystemTests {

	private static final Path WITHOUT_TRUTH = Path
		.of("system-tests/src/test/resources/truth/panels-without-truth.json");

	private final List<WithoutTruth> without = Arrays.asList(Repository.json(WITHOUT_TRUTH, WithoutTruth[].class));

	@Test
	void everyPanelHasATruthOrAReason(KnownRun run) {
		List<String> known = new PanelTruths(run).all().map(PanelTruth::key).distinct().toList();
		assertThat(panels().filter((panel) -> this.without.stream().noneMatch((entry) -> entry.covers(panel))))
			.containsExactlyInAnyOrderElementsOf(known);
	}

	@Test
	void everyReasonIsStillNeeded() {
		assertThat(this.without).allSatisfy((entry) -> {
			assertThat(entry.reason()).isNotBlank();
			assertThat(panels()).anyMatch(entry::covers);
		});
	}

	private static Stream<String> panels() {
		return Dashboard.all()
			.stream()
			.flatMap((dashboard) -> dashboard.panels()
				.map((panel) -> dashboard.uid() + " / " + panel.path("title").asString("")));
	}

	/**
	 * Panels whose values a load does not determine.
	 *
	 * @param dashboard the dashboard's uid
	 * @param panels a pattern of their titles
	 * @param reason why not
	 */
	record WithoutTruth(String dashboard, String panels, String reason) {

		boolean covers(String panel) {
			return panel.matches(this.dashboard + " / (" + this.panels + ")");
		}

	}

}
