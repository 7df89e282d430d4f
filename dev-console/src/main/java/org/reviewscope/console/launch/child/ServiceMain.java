package org.reviewscope.console.launch.child;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * The main class of each service's process. Calls the main method of the service, and
 * exits when its standard input ends. That is a pipe from the launcher, and ends when the
 * launcher stops the service or is killed: a graceful shutdown on any operating system.
 */
public final class ServiceMain {

	private ServiceMain() {
	}

	public static void main(String[] args) throws Throwable {
		ignoreInterrupt();
		Thread watch = new Thread(() -> exitAtEndOf(System.in), "launcher-watch");
		watch.setDaemon(true);
		watch.start();
		MethodHandle main = MethodHandles.publicLookup()
			.findStatic(Class.forName(args[0]), "main", MethodType.methodType(void.class, String[].class));
		main.invokeExact(Arrays.copyOfRange(args, 1, args.length));
	}

	private static void exitAtEndOf(InputStream input) {
		try {
			input.transferTo(java.io.OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			// A broken pipe means the same as its end: the launcher has closed it
		}
		System.exit(0);
	}

	/**
	 * Ctrl-C in a terminal reaches all processes of the group at once, but the launcher
	 * stops the services in its own order. With reflection, because no annotation turns
	 * off the compiler's warning about {@code sun.misc}.
	 */
	private static void ignoreInterrupt() {
		try {
			Class<?> signal = Class.forName("sun.misc.Signal");
			Class<?> handler = Class.forName("sun.misc.SignalHandler");
			signal.getMethod("handle", signal, handler)
				.invoke(null, signal.getConstructor(String.class).newInstance("INT"),
						handler.getField("SIG_IGN").get(null));
		}
		catch (ReflectiveOperationException ex) {
			// Then Ctrl-C stops the service too, only out of order
		}
	}

}
