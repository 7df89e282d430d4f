package org.reviewscope.console.launch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Names the process that listens on a port, where the system lets us see it: on Linux
 * from {@code /proc}, elsewhere it stays unknown.
 */
final class PortHolders {

	private static final String LISTEN = "0A";

	private PortHolders() {
	}

	static @Nullable String holderOf(int port) {
		Set<String> sockets = listeningSockets(port);
		if (sockets.isEmpty()) {
			return null;
		}
		return ProcessHandle.allProcesses()
			.filter((process) -> holdsAny(process.pid(), sockets))
			.map(PortHolders::describe)
			.findFirst()
			.orElse(null);
	}

	static String describe(ProcessHandle process) {
		Optional<String> command = process.info().command().map((path) -> Path.of(path).getFileName().toString());
		String service = process.info()
			.arguments()
			.stream()
			.flatMap(Stream::of)
			.filter((argument) -> argument.startsWith("org.reviewscope."))
			.reduce((first, last) -> last)
			.map((argument) -> " running " + argument.substring(argument.lastIndexOf('.') + 1))
			.orElse("");
		return "process %d (%s%s)".formatted(process.pid(), command.orElse("unknown program"), service);
	}

	private static Set<String> listeningSockets(int port) {
		Set<String> sockets = new HashSet<>();
		String suffix = ":%04X".formatted(port);
		for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
			try (Stream<String> lines = Files.lines(Path.of(table))) {
				lines.map((line) -> line.strip().split("\\s+"))
					.filter((columns) -> columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTEN))
					.forEach((columns) -> sockets.add("socket:[" + columns[9] + "]"));
			}
			catch (IOException ex) {
				// Not Linux: the message then says "another program"
			}
		}
		return sockets;
	}

	private static boolean holdsAny(long pid, Set<String> sockets) {
		try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
			for (Path descriptor : descriptors) {
				if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
					return true;
				}
			}
		}
		catch (IOException ex) {
			// Another user's process, or one that has just ended
		}
		return false;
	}

}
