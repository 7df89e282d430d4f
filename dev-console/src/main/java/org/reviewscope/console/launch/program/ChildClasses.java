package org.reviewscope.console.launch.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.reviewscope.console.launch.child.Secrets;
import org.reviewscope.console.launch.child.ServiceMain;
import org.reviewscope.console.launch.configuration.ConfigurationTeller;

/**
 * The launcher's own classes that run inside the process of each service.
 */
final class ChildClasses {

	private static final String CONFIGURATION = ConfigurationTeller.class.getPackageName();

	private static final List<String> NAMES = List.of(ServiceMain.class.getName(), Secrets.class.getName(),
			ConfigurationTeller.class.getName(), CONFIGURATION + ".ConfigurationReader",
			CONFIGURATION + ".ConfiguredValue");

	private ChildClasses() {
	}

	static void copyTo(Path directory) throws IOException {
		for (String name : NAMES) {
			String resource = name.replace('.', '/') + ".class";
			Path file = directory.resolve(resource);
			Files.createDirectories(file.getParent());
			try (InputStream bytes = ChildClasses.class.getResourceAsStream("/" + resource)) {
				Files.write(file, Objects.requireNonNull(bytes).readAllBytes());
			}
		}
		// Not a resource of the console, which would then tell its own
		Path factories = Files.createDirectories(directory.resolve("META-INF")).resolve("spring.factories");
		Files.writeString(factories,
				"org.springframework.boot.SpringApplicationRunListener=" + ConfigurationTeller.class.getName() + "\n");
	}

}
