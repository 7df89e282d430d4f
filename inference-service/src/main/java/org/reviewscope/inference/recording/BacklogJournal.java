package org.reviewscope.inference.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The records of the backlog on disk, a file each: they survive a process that is killed,
 * and a full disk that has room again needs no repair. Not forced to the disk: a machine
 * that loses power may lose the last ones.
 */
final class BacklogJournal {

	private static final Logger logger = LoggerFactory.getLogger(BacklogJournal.class);

	private static final String SUFFIX = ".json";

	/** A file with the final name is a whole one. */
	private static final String UNFINISHED = SUFFIX + ".new";

	private final Path directory;

	private final JsonMapper json;

	private volatile boolean failing;

	BacklogJournal(Path directory, JsonMapper json) {
		this.directory = directory;
		this.json = json;
	}

	/**
	 * Keeps a record.
	 * @param record the record
	 * @return whether it is kept
	 */
	boolean save(WaitingRecord record) {
		try {
			Files.createDirectories(this.directory);
			Path written = Files.write(file(record, UNFINISHED), this.json.writeValueAsBytes(record));
			Files.move(written, file(record, SUFFIX), StandardCopyOption.ATOMIC_MOVE,
					StandardCopyOption.REPLACE_EXISTING);
			this.failing = false;
			return true;
		}
		catch (IOException ex) {
			warnOnce(ex);
			return false;
		}
	}

	private void warnOnce(IOException failure) {
		if (!this.failing) {
			logger.warn("Predictions that the store does not take are lost, because {} cannot be written",
					this.directory, failure);
			this.failing = true;
		}
	}

	/**
	 * Forgets records that need no second try.
	 * @param records those that are stored or refused
	 */
	void forget(List<WaitingRecord> records) {
		try {
			for (WaitingRecord record : records) {
				Files.deleteIfExists(file(record, SUFFIX));
			}
		}
		catch (IOException ex) {
			// Written once more after the next start, which changes nothing at the store
			logger.debug("A record could not be removed from {}", this.directory, ex);
		}
	}

	/**
	 * Returns what an earlier process has left, and removes the file that it was writing
	 * when it was killed: no answer has said that this record waits.
	 * @return the records that can be read
	 */
	List<WaitingRecord> load() {
		if (!Files.isDirectory(this.directory)) {
			return List.of();
		}
		try {
			for (Path unfinished : files(UNFINISHED)) {
				Files.delete(unfinished);
			}
			return files(SUFFIX).stream().flatMap((file) -> read(file).stream()).toList();
		}
		catch (IOException ex) {
			logger.warn("Predictions of an earlier run cannot be read from {}", this.directory, ex);
			return List.of();
		}
	}

	private List<Path> files(String suffix) throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.filter((file) -> file.toString().endsWith(suffix)).toList();
		}
	}

	private Optional<WaitingRecord> read(Path file) {
		try {
			return Optional.of(this.json.readValue(file, WaitingRecord.class));
		}
		catch (JacksonException ex) {
			logger.warn("{} is no record of a prediction: {}", file, ex.getOriginalMessage());
			return Optional.empty();
		}
	}

	private Path file(WaitingRecord record, String suffix) {
		return this.directory.resolve(record.prediction().id() + suffix);
	}

}
