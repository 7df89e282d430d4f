package org.reviewscope.console.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.reviewscope.console.launch.process.LaunchException;

/**
 * Makes the certificates by which the services know each other: new ones for each run.
 */
final class SuiteCertificates {

	private SuiteCertificates() {
	}

	static void generate(LaunchSettings settings) throws InterruptedException {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				settings.root().resolve(Path.of("config", "tls", "Certificates.java")).toString(),
				settings.certificates().toString());
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw failure(settings, output.strip());
			}
		}
		catch (IOException ex) {
			throw failure(settings, ex.toString());
		}
	}

	private static LaunchException failure(LaunchSettings settings, String reason) {
		return new LaunchException("""
				No certificates could be made in %s: %s
				Check that this folder can be written, that the disk has room, and that %s is a whole JDK, with its
				keytool. Or start without certificates: leave %s out.""".formatted(settings.certificates(), reason,
				System.getProperty("java.home"), LaunchSettings.TLS));
	}

}
