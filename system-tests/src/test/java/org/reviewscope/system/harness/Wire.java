package org.reviewscope.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network to a service, which can be cut: it passes on what is sent, byte by byte.
 * While it is cut, each connection breaks, also in the middle of a message.
 */
public final class Wire implements AutoCloseable {

	private final URI service;

	private final ServerSocket server;

	private final Set<Socket> ends = ConcurrentHashMap.newKeySet();

	private volatile boolean cut;

	public Wire(String service) {
		this.service = URI.create(service);
		try {
			this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::accept);
	}

	public String url() {
		return "http://localhost:" + this.server.getLocalPort();
	}

	public void cut() {
		this.cut = true;
		this.ends.forEach(Wire::breakOff);
	}

	public void mend() {
		this.cut = false;
	}

	@Override
	public void close() {
		cut();
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept() {
		try {
			while (true) {
				Socket caller = this.server.accept();
				Thread.ofVirtual().start(() -> connect(caller));
			}
		}
		catch (IOException ex) {
			// Closed
		}
	}

	private void connect(Socket caller) {
		try (caller; Socket called = new Socket(this.service.getHost(), this.service.getPort())) {
			this.ends.add(caller);
			this.ends.add(called);
			if (this.cut) {
				breakOff(caller);
			}
			Thread back = Thread.ofVirtual().start(() -> pass(called, caller));
			pass(caller, called);
			back.join();
		}
		catch (IOException ex) {
			breakOff(caller);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.ends.remove(caller);
		}
	}

	private void pass(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
			to.shutdownOutput();
		}
		catch (IOException ex) {
			breakOff(from);
			breakOff(to);
		}
		finally {
			this.ends.remove(from);
		}
	}

	/** Not a polite end: what is on its way is lost. */
	private static void breakOff(Socket socket) {
		try (socket) {
			socket.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			// Broken already
		}
	}

}
