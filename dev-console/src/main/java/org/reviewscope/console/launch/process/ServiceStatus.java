package org.reviewscope.console.launch.process;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The status of a service at one moment.
 *
 * @param name its name
 * @param url the address of its API; empty while it is not known
 * @param metricsUrl the address of its metrics, {@code null} when it has none
 * @param state its state
 * @param pid the id of its process, {@code null} when it has none
 * @param uptime how long that process has been running
 */
public record ServiceStatus(String name, String url, @Nullable String metricsUrl, ServiceState state,
		@Nullable Long pid, @Nullable Duration uptime) {
}
