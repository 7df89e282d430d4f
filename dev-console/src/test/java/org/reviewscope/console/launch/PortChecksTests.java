package org.reviewscope.console.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.launch.process.LaunchException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A port that is in use is found before anything starts, and the message says what to do.
 */
class PortChecksTests {

	@Test
	void freePortsAreNoClash() throws IOException {
		assertThat(clashes(freePorts())).isEmpty();
	}

	@Test
	void takenPortIsNamedWithWhatToDo() throws IOException {
		LaunchSettings settings = freePorts();
		int port = settings.port(PortSetting.GATEWAY);

		try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			List<String> clashes = clashes(settings);

			assertThat(clashes).singleElement()
				.asString()
				.contains("Port " + port, "gateway-service", "-DGATEWAY_PORT=")
				.containsPattern("(lsof|netstat) .*:" + port);
		}
	}

	@Test
	void takenPortOfTheReceiverSaysHowToMoveIt() throws IOException {
		LaunchSettings settings = freePorts();
		int port = settings.port(PortSetting.OTLP_GRPC);

		try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			assertThat(clashes(settings)).singleElement()
				.asString()
				.contains("Port " + port, "the console's OTLP receiver over gRPC", "-DOTLP_GRPC_PORT=");
		}
	}

	@Test
	void toolNeedsItsOwnPortsOnlyAndHasItsOwnCommand() throws IOException {
		LaunchSettings settings = freePorts();
		int port = settings.port(PortSetting.CONSOLE);

		try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
				ServerSocket _ = new ServerSocket(settings.port(PortSetting.GATEWAY), 1,
						InetAddress.getLoopbackAddress())) {
			assertThatExceptionOfType(LaunchException.class)
				.isThrownBy(() -> PortChecks.check(settings, List.of(PortSetting.CONSOLE, PortSetting.OTLP),
						"java -D%s=%d -jar dev-console.jar"))
				.withMessageContaining("Port %d is needed by the console's pages", port)
				.withMessageContaining("java -DCONSOLE_PORT=")
				.satisfies((ex) -> assertThat(ex.explanation()).doesNotContain("gateway-service"));
		}
	}

	@Test
	void samePortForTwoIsAClash() throws IOException {
		Map<PortSetting, Integer> ports = new EnumMap<>(freePorts().ports());
		ports.put(PortSetting.OTLP, ports.get(PortSetting.CONSOLE));

		assertThat(clashes(new LaunchSettings(Path.of(""), ports, "127.0.0.1", false, false, false, false)))
			.singleElement()
			.asString()
			.contains("CONSOLE_PORT", "OTLP_PORT");
	}

	private static List<String> clashes(LaunchSettings settings) {
		return PortChecks.clashes(settings, List.of(PortSetting.values()), "./mvnw -Pup -D%s=%d");
	}

	private static LaunchSettings freePorts() throws IOException {
		Map<PortSetting, Integer> ports = new EnumMap<>(PortSetting.class);
		List<ServerSocket> sockets = new ArrayList<>();
		// All open until the last is known: a port that is free again may be given twice
		for (PortSetting setting : PortSetting.values()) {
			ServerSocket socket = new ServerSocket(0);
			sockets.add(socket);
			ports.put(setting, socket.getLocalPort());
		}
		for (ServerSocket socket : sockets) {
			socket.close();
		}
		return new LaunchSettings(Path.of(""), ports, "127.0.0.1", false, false, false, false);
	}

}
