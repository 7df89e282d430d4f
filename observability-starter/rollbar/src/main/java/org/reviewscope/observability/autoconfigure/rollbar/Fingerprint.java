package org.reviewscope.observability.autoconfigure.rollbar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What Rollbar groups by: the classes of the exception and its causes, or the level of a
 * line that has none; the logger; and one frame, by class and method. No message, no
 * route, no line number: they would make several groups of one error, and a version that
 * moves a line another one.
 *
 * @param what classes, or level
 * @param logger the logger's name
 * @param frame class and method
 */
record Fingerprint(String what, String logger, String frame) {

	/** As much as Rollbar takes as it is. */
	private static final int LENGTH = 40;

	private static final Pattern OF_THE_JDK = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\..+");

	/** Numbers of lambdas, proxies and anonymous classes differ from build to build. */
	private static final Pattern NUMBERS = Pattern.compile("\\d+");

	static Fingerprint of(String what, String logger, StackTraceElement[] frames) {
		return new Fingerprint(what, logger, frame(frames));
	}

	/** The fingerprint as it is sent: 40 hexadecimal digits. */
	String digits() {
		String text = this.what + "\n" + this.logger + "\n" + this.frame;
		return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8))).substring(0, LENGTH);
	}

	// The first that is not the JDK's
	private static String frame(StackTraceElement[] frames) {
		return Arrays.stream(frames)
			.filter((frame) -> !OF_THE_JDK.matcher(frame.getClassName()).matches())
			.findFirst()
			.or(() -> Arrays.stream(frames).findFirst())
			.map((frame) -> NUMBERS.matcher(frame.getClassName() + "." + frame.getMethodName()).replaceAll(""))
			.orElse("");
	}

	private static byte[] sha256(byte[] text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
