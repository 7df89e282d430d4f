package org.reviewscope.console.launch.process;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;

/**
 * Writes to the terminal: the lines of the launcher, and those of the services, each with
 * the name of its service. No other class writes to standard output.
 */
public class LauncherOutput {

	private static final List<String> SERVICE_COLOURS = List.of("\033[36m", "\033[35m", "\033[34m", "\033[33m");

	private static final String BOLD = "\033[1m";

	private static final String RED = "\033[31m";

	private static final String RESET = "\033[0m";

	private static final int WIDTH = "model-store-service".length();

	private final PrintStream stream;

	private final boolean colour;

	LauncherOutput(PrintStream stream, boolean colour) {
		this.stream = stream;
		this.colour = colour;
	}

	/**
	 * The output of this process, in colour if it is a terminal and the user allows it
	 * (<a href="https://no-color.org">no-color.org</a>).
	 * @return the output
	 */
	public static LauncherOutput standard() {
		Console console = System.console();
		return new LauncherOutput(System.out,
				console != null && console.isTerminal() && System.getenv("NO_COLOR") == null);
	}

	public boolean colour() {
		return this.colour;
	}

	public void say(String line) {
		this.stream.println(painted(BOLD, line));
	}

	public void problem(String line) {
		this.stream.println(painted(RED, line));
	}

	public void text(String lines) {
		this.stream.println(lines);
	}

	/**
	 * Shows one log line of a service.
	 * @param service its name
	 * @param line what it wrote
	 */
	public void log(String service, String line) {
		String name = service + " ".repeat(Math.max(0, WIDTH - service.length()));
		String colourOfService = SERVICE_COLOURS.get(Math.floorMod(service.hashCode(), SERVICE_COLOURS.size()));
		this.stream.println(painted(colourOfService, name + " |") + " " + line);
	}

	private String painted(String code, String text) {
		return this.colour ? code + text + RESET : text;
	}

}
