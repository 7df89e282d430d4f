package org.reviewscope.console.service;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;

/**
 * A service as the pages show it, and which commands are possible.
 *
 * @param name its name
 * @param url the address of its API; empty while it is not known
 * @param state its state
 * @param uptime how long it has been running
 * @param running whether it can be stopped
 * @param moving whether it is starting or stopping, so that the user has to wait
 */
public record ServiceLine(String name, String url, String state, @Nullable String uptime, boolean running,
		boolean moving) {

	/**
	 * Converts the status of a service.
	 * @param status the status
	 * @return the service for a page
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
	 * An explanation of the state.
	 * @return a sentence, {@code null} when none is needed
	 */
	public @Nullable String advice() {
		return switch (this.state) {
			case "waiting" -> "It starts when those that it needs are ready.";
			case "starting" -> starting();
			case "stopping" -> "It finishes what it has begun.";
			case "stopped" -> "It was stopped on purpose.";
			case "crashed" -> "It did not start, or ended by itself. The terminal shows its last lines.";
			case "ready" ->
				this.url.isEmpty() ? "It runs. Its output names no port, so that its address is not known." : null;
			default -> null;
		};
	}

	// Without a process, it is being built
	private String starting() {
		if (this.uptime == null) {
			return "It is not ready yet. Its output shows how far it is.";
		}
		return (this.url.isEmpty() ? "Its output has named no port yet, for " : "It is not ready yet, for ")
				+ this.uptime + " now.";
	}

}
