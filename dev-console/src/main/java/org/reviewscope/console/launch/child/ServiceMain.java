package org.reviewscope.console.launch.child;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * Runs a program for as long as the launcher that started it lives. Its standard input is
 * a pipe from the launcher: when that ends, because the launcher asks for a stop or
 * because it was killed, the program exits in an orderly way on any operating system.
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
			// A broken pipe says the same as its end: nobody holds the other side
		}
		System.exit(0);
	}

	/**
	 * Ctrl-C in a terminal reaches every process of the group at once, while the launcher
	 * wants to stop the services in its own order. By reflection, because the compiler
	 * warns of {@code sun.misc} in a way that no annotation silences.
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
			// Then the service stops by itself on Ctrl-C, only earlier than it should
		}
	}

}
