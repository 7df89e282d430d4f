package org.reviewscope.console.launch.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import com.sun.net.httpserver.HttpServer;
import org.reviewscope.console.launch.child.ServiceMain;
import org.reviewscope.console.launch.output.OutputSource;

/**
 * A real process that behaves like a service, well or badly.
 */
public final class TinyService {

	private TinyService() {
	}

	public static void main(String[] args) throws Exception {
		System.out.println("first words");
		switch (args[0]) {
			case "crash" -> System.exit(7);
			case "serve" -> serve(Integer.parseInt(args[1]));
			case "speak" -> speak();
			case "deadlock" -> {
				Deadlock.begin();
				Thread.ofVirtual().name("guest").start(TinyService::waitForever);
				Thread.startVirtualThread(TinyService::waitForever);
				serve(Integer.parseInt(args[1]));
			}
			case "stubborn" -> Runtime.getRuntime().addShutdownHook(new Thread(TinyService::waitForever));
			case "announce" -> announce();
			case "parent" -> parent();
			default -> {
				// Runs without ever being ready
			}
		}
		waitForever();
	}

	private static void serve(int port) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		server.createContext("/readyz", (exchange) -> {
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		server.createContext("/die", (exchange) -> Runtime.getRuntime().halt(9));
		server.start();
	}

	private static void speak() {
		System.out.println("one");
		System.err.println("\033[31mtwo\033[0m");
		System.out.println("three " + System.getenv("COLOUR"));
		System.err.println("four <b>");
		System.out.print("five, without an end");
		System.exit(0);
	}

	private static void announce() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/die", (exchange) -> Runtime.getRuntime().halt(9));
		server.start();
		System.out.println("Tomcat started on port " + server.getAddress().getPort() + " (http)");
	}

	// As a shell script or a build tool does
	private static void parent() throws IOException {
		Process child = new ProcessBuilder(command("idle")).redirectErrorStream(true).start();
		child.inputReader().readLine();
		System.out.println("child " + child.pid());
	}

	private static void waitForever() {
		try {
			Thread.currentThread().join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A JVM that waits until it is killed.
	 * @return its process
	 */
	public static Process idle() {
		try {
			return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
					System.getProperty("java.class.path"), TinyService.class.getName(), "idle")
				.start();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	public static ServiceProcess start(String... args) {
		return start(Map.of(), (source, line) -> {
		}, args);
	}

	public static ServiceProcess start(Map<String, String> environment, BiConsumer<OutputSource, String> log,
			String... args) {
		try {
			return ServiceProcess.start(java(List.of(ServiceMain.class.getName(), TinyService.class.getName()), args),
					environment, Path.of("."), log);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	static ServiceProcess startForeign(String... args) {
		try {
			return ServiceProcess.startForeign(command(args), Map.of(), Path.of("."), (source, line) -> {
			});
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	// Without what stops a service of the suite when its input ends
	private static List<String> command(String... args) {
		return java(List.of(TinyService.class.getName()), args);
	}

	private static List<String> java(List<String> mainClasses, String... args) {
		List<String> command = new java.util.ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
						"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
		command.addAll(mainClasses);
		command.addAll(List.of(args));
		return command;
	}

}
