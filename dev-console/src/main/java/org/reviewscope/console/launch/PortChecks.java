package org.reviewscope.console.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.reviewscope.console.launch.process.LaunchException;

/**
 * Finds the ports that are in use before anything is started, and says what to do about
 * each.
 */
final class PortChecks {

	private PortChecks() {
	}

	/**
	 * Checks all ports.
	 * @param settings the ports
	 * @throws LaunchException when one cannot be used
	 */
	static void check(LaunchSettings settings) {
		check(settings, List.of(PortSetting.values()), "./mvnw -Pup -D%s=%d");
	}

	/**
	 * Checks some ports.
	 * @param settings the ports
	 * @param which those to check
	 * @param remedy the command that chooses another port, with places for the variable
	 * and the port
	 * @throws LaunchException when one cannot be used
	 */
	static void check(LaunchSettings settings, List<PortSetting> which, String remedy) {
		List<String> clashes = clashes(settings, which, remedy);
		if (!clashes.isEmpty()) {
			throw new LaunchException(String.join("\n", clashes));
		}
	}

	/**
	 * Tells which ports cannot be used.
	 * @param settings the ports to try
	 * @param which those to check
	 * @param remedy the command that chooses another port, with places for the variable
	 * and the port
	 * @return one message for each of them
	 */
	static List<String> clashes(LaunchSettings settings, List<PortSetting> which, String remedy) {
		List<String> clashes = new ArrayList<>();
		Map<Integer, PortSetting> seen = new HashMap<>();
		for (PortSetting setting : which) {
			int port = settings.port(setting);
			PortSetting other = seen.putIfAbsent(port, setting);
			if (other != null) {
				clashes.add(
						"Port %d is configured twice: %s and %s".formatted(port, other.variable(), setting.variable()));
			}
			else if (isTaken(port)) {
				clashes.add(taken(setting, port, remedy));
			}
		}
		return clashes;
	}

	// Java cannot tell which program it is, and each system has its own command for it
	private static String taken(PortSetting setting, int port, String remedy) {
		return ("Port %d is needed by %s and is in use by another program. Stop that program (%s shows which one it is), "
				+ "or choose another port: %s")
			.formatted(port, setting.user(), commandThatShows(port),
					remedy.formatted(setting.variable(), (port <= 55535) ? port + 10000 : port - 10000));
	}

	private static String commandThatShows(int port) {
		return isWindows() ? "netstat -ano | findstr :" + port : "lsof -nP -iTCP:%d -sTCP:LISTEN".formatted(port);
	}

	// A port is free when both its loopback and its wildcard address can be bound: some
	// systems let one be taken beside the other
	private static boolean isTaken(int port) {
		return !canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
				|| !canBind(new InetSocketAddress(port));
	}

	private static boolean canBind(InetSocketAddress address) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(!isWindows());
			socket.bind(address);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean isWindows() {
		return System.getProperty("os.name").startsWith("Windows");
	}

}
