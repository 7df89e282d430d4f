package org.reviewscope.inference.onnx;

import java.nio.file.Path;

/**
 * Tells the tokenizer's library how to behave, before it is loaded.
 */
final class NativeLibraries {

	private NativeLibraries() {
	}

	/**
	 * Keeps the library off the network: it would otherwise ask a cloud's metadata
	 * service who we are, and report it.
	 */
	static void stayOffline() {
		System.setProperty("OPT_OUT_TRACKING", "true");
		System.setProperty("ai.djl.offline", "true");
	}

	/**
	 * Has the library unpacked under the service's own directory, not the user's home.
	 * @param directory where to; {@code ENGINE_CACHE_DIR} in the environment goes first
	 */
	static void unpackTo(Path directory) {
		System.setProperty("ENGINE_CACHE_DIR", directory.toAbsolutePath().toString());
	}

}
