package org.reviewscope.console.service;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;

/**
 * A service as the pages name it, with what can be done to it.
 *
 * @param name its name
 * @param url where it answers
 * @param state where it stands in its life
 * @param uptime how long it has been running
 * @param running whether it can be stopped
 * @param moving whether it is on its way, so that one has to wait
 */
public record ServiceLine(String name, String url, String state, @Nullable String uptime, boolean running,
		boolean moving) {

	/**
	 * Reads a service's status.
	 * @param status what the launcher knows of it
	 * @return the same for a page
	 */
	public static ServiceLine of(ServiceStatus status) {
		return new ServiceLine(status.name(), status.url(), status.state().name().toLowerCase(Locale.ROOT),
				(status.uptime() != null) ? Formats.uptime(status.uptime()) : null,
				status.state() == ServiceState.READY, switch (status.state()) {
					case WAITING, STARTING, STOPPING -> true;
					case READY, STOPPED, CRASHED -> false;
				});
	}

	/**
	 * What the reader should know beside the state.
	 * @return a sentence, {@code null} when the state says it all
	 */
	public @Nullable String advice() {
		return switch (this.state) {
			case "waiting" -> "It starts when those that it needs are ready.";
			case "starting" -> "It is not ready yet, for " + this.uptime + " now.";
			case "stopping" -> "It finishes what it has begun.";
			case "stopped" -> "It was stopped on purpose.";
			case "crashed" -> "It ended by itself. The terminal shows its last lines.";
			default -> null;
		};
	}

}
