package org.reviewscope.system.truth.panels;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.monitoring.NeedsPrometheus;
import org.reviewscope.system.truth.KnownRun;
import org.reviewscope.system.truth.KnownRunExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the dashboards show of a known load, objectives and budgets included.
 */
@NeedsPrometheus
@ExtendWith(KnownRunExtension.class)
class PanelTruthSystemTests {

	@Test
	void panelsShowWhatWasSent(KnownRun run) throws IOException, InterruptedException {
		Path file = new PanelReplay(run).write(new PanelTruths(run).all().toList());
		Process promtool = new ProcessBuilder("promtool", "test", "rules", file.toString()).redirectErrorStream(true)
			.start();
		String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(promtool.waitFor()).as(output).isZero();
	}

}
