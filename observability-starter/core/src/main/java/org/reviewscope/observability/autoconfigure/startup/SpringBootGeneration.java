package org.reviewscope.observability.autoconfigure.startup;

import org.springframework.boot.SpringBootVersion;

/**
 * The Spring Boot that this starter is made for.
 */
public final class SpringBootGeneration {

	static final String OLDEST = "4.1";

	private SpringBootGeneration() {
	}

	public static boolean isSupported() {
		return isSupported(SpringBootVersion.getVersion());
	}

	static boolean isSupported(String version) {
		String[] found = version.split("\\.");
		String[] oldest = OLDEST.split("\\.");
		int major = Integer.compare(Integer.parseInt(found[0]), Integer.parseInt(oldest[0]));
		return major > 0 || (major == 0 && Integer.parseInt(found[1]) >= Integer.parseInt(oldest[1]));
	}

}
