package org.reviewscope.console.launch.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/**
 * Packs directories of classes into jars that are named after their content: an AOT cache
 * cannot hold classes from directories, and is valid for unchanged files only.
 */
class DirectoryJars {

	// The same content must give the same jar
	private static final long NO_TIME = 0;

	private final Path target;

	DirectoryJars(Path target) {
		this.target = target;
	}

	/**
	 * Packs a directory, or returns the jar of an earlier start that has the same
	 * content.
	 * @param directory the classes
	 * @param name how the jar's name begins
	 * @return the jar
	 * @throws IOException when the jar cannot be written
	 */
	Path pack(Path directory, String name) throws IOException {
		List<Path> files = filesOf(directory);
		Path jar = this.target.resolve(name + "-" + contentOf(directory, files) + ".jar");
		if (Files.notExists(jar)) {
			Files.createDirectories(this.target);
			Path draft = Files.createTempFile(this.target, name, ".tmp");
			write(directory, files, Files.newOutputStream(draft));
			removeOlder(name);
			Files.move(draft, jar, StandardCopyOption.ATOMIC_MOVE);
		}
		return jar;
	}

	private static List<Path> filesOf(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter((file) -> !file.equals(directory)).sorted().toList();
		}
	}

	private static String contentOf(Path directory, List<Path> files) throws IOException {
		return ContentHash.of((digest) -> {
			OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
			for (Path file : files) {
				digest.update(entryName(directory, file).getBytes(java.nio.charset.StandardCharsets.UTF_8));
				if (Files.isRegularFile(file)) {
					Files.copy(file, sink);
				}
			}
		});
	}

	// Directories have entries too, because Spring finds packages by them
	private static void write(Path directory, List<Path> files, OutputStream output) throws IOException {
		try (JarOutputStream jar = new JarOutputStream(output)) {
			jar.setLevel(Deflater.BEST_SPEED);
			for (Path file : files) {
				JarEntry entry = new JarEntry(entryName(directory, file));
				entry.setTime(NO_TIME);
				jar.putNextEntry(entry);
				if (Files.isRegularFile(file)) {
					Files.copy(file, jar);
				}
				jar.closeEntry();
			}
		}
	}

	private static String entryName(Path directory, Path file) {
		String name = directory.relativize(file).toString().replace('\\', '/');
		return Files.isDirectory(file) ? name + "/" : name;
	}

	private void removeOlder(String name) throws IOException {
		try (Stream<Path> jars = Files.list(this.target)) {
			for (Path jar : jars.filter((file) -> file.getFileName().toString().matches(name + "-[0-9a-f]{16}\\.jar"))
				.toList()) {
				Files.deleteIfExists(jar);
			}
		}
	}

}
