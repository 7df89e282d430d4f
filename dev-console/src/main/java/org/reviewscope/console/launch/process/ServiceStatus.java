package org.reviewscope.console.launch.process;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What can be said of a service at one moment.
 *
 * @param name its name
 * @param url where it answers
 * @param metricsUrl where it is scraped, {@code null} when nobody knows
 * @param state where it stands
 * @param pid its process, {@code null} when there is none
 * @param uptime the age of that process
 */
public record ServiceStatus(String name, String url, @Nullable String metricsUrl, ServiceState state,
		@Nullable Long pid, @Nullable Duration uptime) {
}
