package org.reviewscope.console.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/**
 * Finds the ports that are taken before anything is started, and says what to do about
 * each.
 */
class PortChecks {

	private final IntFunction<@Nullable String> holders;

	PortChecks(IntFunction<@Nullable String> holders) {
		this.holders = holders;
	}

	/**
	 * Tells which ports can not be had.
	 * @param settings the ports to try
	 * @return one message for each clash
	 */
	List<String> clashes(LaunchSettings settings) {
		List<String> clashes = new ArrayList<>();
		Map<Integer, PortSetting> seen = new HashMap<>();
		for (PortSetting setting : PortSetting.values()) {
			int port = settings.port(setting);
			PortSetting other = seen.putIfAbsent(port, setting);
			if (other != null) {
				clashes
					.add("Port %d is asked for twice: %s and %s".formatted(port, other.variable(), setting.variable()));
			}
			else if (isTaken(port)) {
				clashes.add(taken(setting, port));
			}
		}
		return clashes;
	}

	private String taken(PortSetting setting, int port) {
		String holder = this.holders.apply(port);
		return "Port %d is needed by %s and held by %s. Stop that, or choose another port: ./mvnw -Pup -D%s=%d"
			.formatted(port, setting.user(), (holder != null) ? holder : "another program", setting.variable(),
					(port <= 55535) ? port + 10000 : port - 10000);
	}

	// A port is free when both its loopback and its wildcard address can be bound: some
	// systems let one be taken beside the other
	private static boolean isTaken(int port) {
		return !canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
				|| !canBind(new InetSocketAddress(port));
	}

	private static boolean canBind(InetSocketAddress address) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(!System.getProperty("os.name").startsWith("Windows"));
			socket.bind(address);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
