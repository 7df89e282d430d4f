package org.reviewscope.console.run.kept;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.console.run.RouteRun;
import org.reviewscope.console.run.Run;
import org.reviewscope.console.run.Traffic;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Runs survive on disk, within limits, and a file that is none does no harm.
 */
class RunStoreTests {

	private static final Run RUN = Traffic.of(1).requestsOfEachRoute(20).run();

	@TempDir
	private Path folder;

	@Test
	void runIsFoundAgainAsItWas() {
		KeptRun kept = store(10).keep("abc1234", RUN);

		FoundRun found = store(10).find(kept.id());

		assertThat(found.run()).isEqualTo(RUN);
		assertThat(found.head()).isEqualTo(kept);
		assertThat(kept.requests()).isEqualTo(80);
		assertThat(kept.routes()).isEqualTo(4);
		assertThat(kept.from()).isEqualTo(Traffic.of(1).from());
	}

	@Test
	void newestOfANameIsFound() {
		RunStore store = store(10);
		store.keep("main", RUN);
		KeptRun second = store.keep("main", RUN);
		KeptRun other = store.keep("other", RUN);

		assertThat(store.find("main").head()).isEqualTo(second);
		assertThat(store.list()).extracting(Listed::run).startsWith(other, second).hasSize(3);
	}

	@Test
	void unknownRunSaysSo() {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> store(10).find("no"))
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(404));
		assertThat(store(10).list()).isEmpty();
	}

	@Test
	void oldestIsDroppedWhenThereAreTooMany() {
		RunStore store = store(2);
		store.keep("1", RUN);
		store.keep("2", RUN);
		store.keep("3", RUN);

		assertThat(store.list()).extracting((listed) -> listed.run().name()).containsExactly("3", "2");
	}

	@Test
	void oldestIsDroppedWhenTheyAreTooLarge() throws IOException {
		store(10).keep("1", RUN);
		long size = sizeOf(files().getFirst());
		RunStore store = store(true, DataSize.ofBytes(2 * size + size / 2));
		store.keep("2", RUN);
		store.keep("3", RUN);

		assertThat(store.list()).extracting((listed) -> listed.run().name()).containsExactly("3", "2");
	}

	@Test
	void runThatIsLargerThanAllMayBeIsRefusedAndDropsNone() throws IOException {
		store(10).keep("1", RUN);
		long size = sizeOf(files().getFirst());
		RunStore store = store(true, DataSize.ofBytes(size + size / 2));

		assertThatExceptionOfType(RunException.class)
			.isThrownBy(() -> store.keep("2", Traffic.of(2).requestsOfEachRoute(200).run()))
			.withMessageContaining("400")
			.satisfies((ex) -> assertThat(ex.detail()).contains("more than all runs may"));
		assertThat(store.list()).extracting((listed) -> listed.run().name()).containsExactly("1");
	}

	@Test
	void newRunStaysWhenTheClockWasSetBack() throws IOException {
		KeptRun first = store(2).keep("1", RUN);
		Path file = this.folder.resolve(first.id() + ".run.gz");
		Files.copy(file, this.folder.resolve("30000101-000000-000.run.gz"));
		Files.move(file, this.folder.resolve("30000101-000000-001.run.gz"));

		KeptRun kept = store(2).keep("2", RUN);

		assertThat(store(2).find("2").head()).isEqualTo(kept);
		assertThat(files()).hasSize(2);
	}

	@Test
	void filesThatAreNoRunsAreExplainedAndTheOthersRead() throws IOException {
		RunStore store = store(10);
		KeptRun good = store.keep("good", RUN);
		Files.writeString(this.folder.resolve("30000101-000000-000.run.gz"), "no gzip");
		try (GZIPOutputStream out = new GZIPOutputStream(
				Files.newOutputStream(this.folder.resolve("30000101-000000-001.run.gz")))) {
			out.write("{\"id\":7".getBytes());
		}
		try (GZIPOutputStream out = new GZIPOutputStream(
				Files.newOutputStream(this.folder.resolve("30000101-000000-002.run.gz")))) {
			out.write(new byte[0]);
		}
		byte[] whole = Files.readAllBytes(this.folder.resolve(good.id() + ".run.gz"));
		Files.write(this.folder.resolve("30000101-000000-003.run.gz"), Arrays.copyOf(whole, whole.length / 2));
		Files.createDirectory(this.folder.resolve("30000101-000000-004.run.gz"));
		Files.writeString(this.folder.resolve("notes.txt"), "mine");

		assertThat(store.list()).hasSize(6)
			.filteredOn((listed) -> listed.run() == null)
			.hasSizeBetween(4, 5)
			.allSatisfy((listed) -> assertThat(listed.problem()).contains(listed.id(), "cannot be read"));
		assertThat(store.find("good").run()).isEqualTo(RUN);
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> store.find("30000101-000000-003"))
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(503));
	}

	@Test
	void fileThatInflatesWithoutEndIsNotReadToItsEnd() throws IOException {
		byte[] blanks = new byte[1 << 20];
		Arrays.fill(blanks, (byte) ' ');
		try (GZIPOutputStream out = new GZIPOutputStream(
				Files.newOutputStream(this.folder.resolve("30000101-000000-000.run.gz")))) {
			for (int i = 0; i < 64; i++) {
				out.write(blanks);
			}
		}

		assertThat(store(10).list()).singleElement()
			.satisfies((listed) -> assertThat(listed.problem()).contains("cannot be read"));
	}

	@Test
	void runThatCouldNotBeReadAgainIsRefused() {
		RouteRun route = RUN.routes().getFirst();
		// Eleven characters each
		List<Long> durations = Collections.nCopies(33 * 1024 * 1024 / 11, 1_000_000_000L);
		Run large = new Run(1, 2, durations.size(), 0, List.of(new RouteRun(route.route(), durations, 0,
				route.statements(), route.spans(), route.typicalTrace(), route.slowTrace())), List.of());

		assertThatExceptionOfType(RunException.class).isThrownBy(() -> store(10).keep("large", large))
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(400))
			.satisfies((ex) -> assertThat(ex.detail()).contains("more than can be read again: 33554432"));
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void fileThatIsTooLargeBehindItsFirstLineIsListedButNotRead() throws IOException {
		String id = store(10).keep("padded", RUN).id();
		Path file = files().getFirst();
		byte[] content;
		try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			content = in.readAllBytes();
		}
		int requests = new String(content, StandardCharsets.UTF_8).indexOf('\n') + 1;
		try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
			out.write(content, 0, requests);
			out.write(" ".repeat(32 * 1024 * 1024).getBytes());
			out.write(content, requests, content.length - requests);
		}

		assertThat(store(10).list()).extracting((listed) -> listed.run().name()).containsExactly("padded");
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> store(10).find(id))
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(503))
			.satisfies((ex) -> assertThat(ex.detail()).contains(id, "cannot be read as a run"));
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
	void pipeIsNotWaitedFor() throws Exception {
		Path pipe = this.folder.resolve("30000101-000000-000.run.gz");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

		assertThat(store(10).list()).singleElement()
			.satisfies((listed) -> assertThat(listed.problem()).contains(pipe.toString(), "cannot be read"));
	}

	@Test
	void folderThatCannotBeUsedIsExplained() throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "");
		RunStore store = new RunStore(new RunProperties(true, file, DataSize.ofMegabytes(1), 10, ""));

		assertThatExceptionOfType(RunException.class).isThrownBy(() -> store.keep("1", RUN))
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(503))
			.satisfies((ex) -> assertThat(ex.detail()).contains(file.toString()));
		assertThat(store.list()).isEmpty();
	}

	@Test
	void nothingIsKeptWhenItIsOff() {
		RunStore store = store(false, DataSize.ofMegabytes(1));

		assertThatExceptionOfType(RunException.class).isThrownBy(() -> store.keep("1", RUN))
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(409));
		assertThatExceptionOfType(RunException.class).isThrownBy(store::list);
		assertThat(this.folder).isEmptyDirectory();
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.toList();
		}
	}

	private static long sizeOf(Path file) throws IOException {
		return Files.size(file);
	}

	private RunStore store(int maxRuns) {
		return new RunStore(new RunProperties(true, this.folder, DataSize.ofMegabytes(1), maxRuns, "abc1234"));
	}

	private RunStore store(boolean enabled, DataSize maxSize) {
		return new RunStore(new RunProperties(enabled, this.folder, maxSize, 10, "abc1234"));
	}

}
