package org.reviewscope.system.monitoring;

/**
 * The repository's rules on a faster clock, for tests that wait for many alerts. The
 * queries stay as they are; the times become shorter, and four errors count as many.
 */
public final class QuickRules {

	private static final String SLO = "prometheus/rules/slo.yml";

	private static final String CAUSES = "prometheus/rules/causes.yml";

	private static final String ROUTES = "alertmanager/alertmanager.yml";

	/** One of the histogram's buckets. */
	private static final String SLOW = "0.805306366";

	private QuickRules() {
	}

	/**
	 * Ten seconds for the five minutes of the objectives; twenty for those of a failed
	 * load of a model and of lost records, and for the hour of the fast burn; two to four
	 * instead of one to fifteen minutes of patience. Slow burns keep their times, so that
	 * they do not fire here.
	 * <p>
	 * Slow is what takes more than 0.8 s instead of 0.3 s: a busy machine must not look
	 * like a fault.
	 * @return a copy of the files
	 */
	public static MonitoringFiles copy() {
		MonitoringFiles files = MonitoringFiles.copy();
		objectives(files);
		causes(files);
		return files.replace("prometheus/rules/counts.yml", "\\|0\\.3\"", "|" + SLOW + "\"")
			.replace(ROUTES, "group_wait: 10s", "group_wait: 3s")
			.replace(ROUTES, "group_interval: 1m", "group_interval: 3s");
	}

	private static void objectives(MonitoringFiles files) {
		files.replace(SLO, "\\[299s]", "[9s]")
			.replace(SLO, "/ 300", "/ 10")
			.replace(SLO, "60 \\* (.+)\\[1h:1m](.+)10", "2 * $1[20s:2s]$24")
			.replace(SLO, "rate5m\\[1h]", "rate5m[20s]")
			.replace(SLO, "le=\"0\\.3\"", "le=\"" + SLOW + "\"")
			.replace(SLO, "for: 2m", "for: 2s");
	}

	private static void causes(MonitoringFiles files) {
		files.replace(CAUSES, "300 \\* (slo.+) >= 10", "10 * $1 >= 4")
			.replace(CAUSES, "for: 2m", "for: 2s")
			.replace(CAUSES, "for: 1m(\n +keep_firing_for: )8m", "for: 2s$14s")
			.replace(CAUSES, "< 120", "< 0")
			.replace(CAUSES, "failures_total\\[5m]", "failures_total[20s]")
			.replace(CAUSES, "dropped\"}\\[299s]", "dropped\"}[20s]")
			.replace(CAUSES, "for: 5m", "for: 4s")
			.replace(CAUSES, "for: 15m", "for: 4s");
	}

}
