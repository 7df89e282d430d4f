package org.reviewscope.system.monitoring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The person on call gets a mail that says what broke and what to do, and one when it is
 * over; so does the team for what can wait.
 * <p>
 * Rules, routing, grouping, inhibition and templates are the repository's. The intervals
 * are shorter (see {@link Monitoring}). For InferenceDown, {@code for} goes from a minute
 * to two seconds and {@code keep_firing_for} from eight minutes to ten seconds, and the
 * grace that a start of the whole suite has goes. For TrafficHigh, the minute in which
 * calls are counted is nine seconds, with a third of the limit.
 */
@Isolated
@NeedsPrometheus
@ExtendWith(SuiteExtension.class)
class AlertMailSystemTests {

	private static final String INFERENCE = "inference-service";

	private final MailBox mails = new MailBox();

	@AfterEach
	void stopReceiving() {
		this.mails.close();
	}

	@Test
	void outageOfInferenceIsToldWithItsDocumentationAndSoIsItsEnd(Suite suite) {
		try (Monitoring _ = Monitoring.start(suite, quick(MonitoringFiles.copy()), this.mails.port())) {
			suite.process(INFERENCE).stop();
			try {
				assertTellsWhatBroke(this.mails.await("[FIRING page] InferenceDown: inference-service is down"));
			}
			finally {
				suite.process(INFERENCE).startAgain();
			}
			assertThat(this.mails.await("[RESOLVED] InferenceDown: inference-service is down").text())
				.contains("RESOLVED: inference-service is down", "Until: ");
		}
	}

	@Test
	void thousandCallsAreToldToTheTeamAndSoIsTheirEnd(Suite suite) throws Exception {
		try (Monitoring _ = Monitoring.start(suite, quickTraffic(MonitoringFiles.copy()), this.mails.port())) {
			assertThat(thousandCalls(suite)).isEqualTo("1000 200");

			Mail mail = this.mails.await("[FIRING ticket] TrafficHigh: gateway-service gets many calls");
			assertThat(mail.to()).containsExactly("team@reviewscope.example");
			assertThat(mail.text()).containsPattern("\n\\d{3,4} calls in the last minute are more than the limit")
				.contains("Dashboard: http://localhost:3001/d/volume", "job=gateway-service severity=ticket")
				.containsPattern("Runbook: +http://localhost:\\d+/user/docs/runbooks/TrafficHigh.md");
			assertThat(this.mails.await("[RESOLVED] TrafficHigh: gateway-service gets many calls").text())
				.contains("Until: ");
		}
	}

	private static MonitoringFiles quickTraffic(MonitoringFiles files) {
		return files.replace("prometheus/rules/traffic.yml", "\\[59s]", "[9s]")
			.replace("prometheus/rules/traffic.yml", "> 300", "> 100")
			.replace("prometheus/rules/traffic.yml", "keep_firing_for: 2m", "keep_firing_for: 2s")
			.replace("alertmanager/alertmanager.yml", "group_interval: 1m", "group_interval: 5s");
	}

	private static String thousandCalls(Suite suite) throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sh", "load-test/thousand-calls", suite.gateway(""))
			.directory(Repository.ROOT.toFile())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output.strip();
	}

	private static MonitoringFiles quick(MonitoringFiles files) {
		return files
			.replace("prometheus/rules/causes.yml", "(alert: InferenceDown\n.*\n +for: )1m(\n +keep_firing_for: )8m",
					"$12s$210s")
			.replace("prometheus/rules/causes.yml", "< 120", "< 0");
	}

	private static void assertTellsWhatBroke(Mail mail) {
		assertThat(mail.to()).containsExactly("oncall@reviewscope.example");
		assertThat(mail.text())
			.contains("FIRING: inference-service is down",
					"No instance has answered for a minute. Every prediction fails; the gateway answers 503.",
					"Dashboard: http://localhost:3001/d/overview?var-job=inference-service", "severity=page")
			.doesNotContain("grafana_url")
			.containsPattern("Runbook: +http://localhost:\\d+/user/docs/runbooks/InferenceDown.md");
	}

}
