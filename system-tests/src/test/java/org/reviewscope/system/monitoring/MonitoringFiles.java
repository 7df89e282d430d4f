package org.reviewscope.system.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.reviewscope.system.harness.Repository;

/**
 * A copy of the repository's configuration of Prometheus, Alertmanager and Loki, with
 * some of its text replaced.
 *
 * @param directory where the copy is
 */
public record MonitoringFiles(Path directory) {

	public static MonitoringFiles copy() {
		try {
			Path directory = Files.createTempDirectory(Files.createDirectories(Path.of("target/system-tests")),
					"monitoring");
			MonitoringFiles copy = new MonitoringFiles(directory.toAbsolutePath());
			Repository.files("prometheus", ".yml").forEach(copy::add);
			Repository.files("alertmanager", ".yml").forEach(copy::add);
			Repository.files("alertmanager", ".tmpl").forEach(copy::add);
			Repository.files("loki", ".yml").forEach(copy::add);
			Repository.files("loki", ".yaml").forEach(copy::add);
			return copy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String path(String file) {
		return this.directory.resolve(file).toString();
	}

	/**
	 * Replaces text that must be there: what is renamed in the repository is not lost
	 * silently here.
	 * @param file a file
	 * @param regex what to replace everywhere in it
	 * @param replacement what to replace it with
	 * @return this copy
	 */
	MonitoringFiles replace(String file, String regex, String replacement) {
		String text = Repository.text(this.directory.resolve(file));
		String replaced = text.replaceAll(regex, replacement);
		if (replaced.equals(text)) {
			throw new IllegalStateException("Nothing like " + regex + " in " + file);
		}
		write(this.directory.resolve(file), replaced);
		return this;
	}

	private void add(Path file) {
		write(this.directory.resolve(Repository.ROOT.relativize(file)), Repository.text(file));
	}

	private static void write(Path file, String text) {
		try {
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
