package org.reviewscope.console.launch.configuration;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs inside the process of a service, where Spring Boot finds it in
 * {@code spring.factories}: writes the configuration to standard output, before the beans
 * are made, so that it is also known of a service that does not start. Secrets are masked
 * here, and do not leave the process. Nothing is opened on the network.
 */
public final class ConfigurationTeller implements SpringApplicationRunListener {

	/**
	 * The variable with the word that begins each line. It is random, so that no log line
	 * can be taken for one of these.
	 */
	static final String VARIABLE = "REVIEWSCOPE_CONFIGURATION_KEY";

	@Override
	public void contextLoaded(ConfigurableApplicationContext context) {
		String key = System.getenv(VARIABLE);
		if (key == null) {
			return;
		}
		// Not System.out, which the service may have replaced. Never closed, because it
		// is the same pipe
		OutputStream pipe = new FileOutputStream(FileDescriptor.out);
		try {
			tell(ConfigurationReader.versions(), key, pipe);
			tell(ConfigurationReader.values(context.getEnvironment()), key, pipe);
		}
		catch (IOException | RuntimeException ex) {
			// The service is more important than what the console shows of it
		}
	}

	private static void tell(List<ConfiguredValue> values, String key, OutputStream pipe) throws IOException {
		for (ConfiguredValue value : values) {
			pipe.write((key + " " + value.line() + "\n").getBytes(StandardCharsets.US_ASCII));
		}
	}

}
