package org.reviewscope.console.run.kept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.reviewscope.console.run.Run;

import org.springframework.stereotype.Component;

/**
 * The runs on disk, one file each.
 */
@Component
public class RunStore {

	private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS")
		.withZone(ZoneOffset.UTC);

	private final RunProperties properties;

	RunStore(RunProperties properties) {
		this.properties = properties;
	}

	/**
	 * The name of a run that gets no other.
	 * @return the commit, empty when it is not known
	 */
	public String defaultName() {
		return this.properties.commit();
	}

	public boolean isOn() {
		return this.properties.enabled();
	}

	/**
	 * Keeps a run, and drops the oldest when there are too many.
	 * @param name its name
	 * @param run the run
	 * @return what is kept of it
	 * @throws RunException when it is too large, or cannot be written
	 */
	public synchronized KeptRun keep(String name, Run run) {
		checkOn();
		Path directory = this.properties.directory();
		try {
			Files.createDirectories(directory);
			RunFile file = newFile();
			KeptRun head = KeptRun.of(file.id(), name, run);
			file.write(head, run);
			dropOldest(file);
			return head;
		}
		catch (IOException ex) {
			throw RunException
				.unusable("The run cannot be written to %s: %s".formatted(directory.toAbsolutePath(), ex.getMessage()));
		}
	}

	/**
	 * The runs that are kept.
	 * @return newest first, with those that cannot be read
	 */
	public synchronized List<Listed> list() {
		checkOn();
		return files().stream().map(RunStore::listed).toList();
	}

	/**
	 * Finds a run.
	 * @param idOrName its id; or its name, for the newest of that name
	 * @return the run
	 * @throws RunException when there is none, or when it cannot be read
	 */
	public synchronized FoundRun find(String idOrName) {
		checkOn();
		List<RunFile> files = files();
		RunFile file = files.stream()
			.filter((one) -> one.id().equals(idOrName))
			.findFirst()
			.or(() -> files.stream().filter((one) -> listed(one).isNamed(idOrName)).findFirst())
			.orElseThrow(() -> RunException.unknown(idOrName));
		return new FoundRun(file.head(), file.run());
	}

	private void checkOn() {
		if (!isOn()) {
			throw RunException.off();
		}
	}

	private RunFile newFile() {
		Instant now = Instant.now();
		while (Files.exists(path(now))) {
			now = now.plusMillis(1);
		}
		return new RunFile(path(now));
	}

	private Path path(Instant time) {
		return this.properties.directory().resolve(ID.format(time) + RunFile.SUFFIX);
	}

	private void dropOldest(RunFile newest) throws IOException {
		long limit = this.properties.maxSize().toBytes();
		if (newest.size() > limit) {
			Files.delete(newest.path());
			throw RunException.refused(
					"The run takes %d bytes of the disk, more than all runs may: %d".formatted(newest.size(), limit));
		}
		// If the clock was set back, the newest looks older than others
		List<RunFile> others = new ArrayList<>(files().stream().filter((file) -> !file.equals(newest)).toList());
		while (others.size() >= this.properties.maxRuns()
				|| newest.size() + others.stream().mapToLong(RunFile::size).sum() > limit) {
			Files.deleteIfExists(others.removeLast().path());
		}
	}

	private List<RunFile> files() {
		Path directory = this.properties.directory();
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> paths = Files.list(directory)) {
			return paths.filter((path) -> path.toString().endsWith(RunFile.SUFFIX))
				.sorted(Comparator.reverseOrder())
				.map(RunFile::new)
				.toList();
		}
		catch (IOException ex) {
			throw RunException
				.unusable("The folder %s cannot be read: %s".formatted(directory.toAbsolutePath(), ex.getMessage()));
		}
	}

	private static Listed listed(RunFile file) {
		try {
			return new Listed(file.id(), file.head(), null);
		}
		catch (RunException ex) {
			return new Listed(file.id(), null, ex.detail());
		}
	}

}
