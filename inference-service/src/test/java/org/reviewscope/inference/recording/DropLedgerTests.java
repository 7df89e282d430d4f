package org.reviewscope.inference.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DropLedgerTests {

	@TempDir
	private Path directory;

	private Path file;

	@BeforeEach
	void name() {
		this.file = this.directory.resolve("backlog/dropped");
	}

	@Test
	void nothingIsDroppedAtFirst() {
		assertThat(new DropLedger(this.file).dropped()).isZero();
		assertThat(this.file).exists();
	}

	@Test
	void nextProcessGoesOnWithTheNumber() {
		DropLedger killed = new DropLedger(this.file);
		killed.add(2);
		killed.add(40);
		DropLedger next = new DropLedger(this.file);
		assertThat(next.dropped()).isEqualTo(42);
		next.add(1);
		assertThat(new DropLedger(this.file).dropped()).isEqualTo(43);
	}

	@Test
	void fileKeepsItsSize() throws IOException {
		DropLedger ledger = new DropLedger(this.file);
		long size = Files.size(this.file);
		ledger.add(Long.MAX_VALUE);
		assertThat(this.file).hasSize(size);
		assertThat(new DropLedger(this.file).dropped()).isEqualTo(Long.MAX_VALUE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "-5", "99999999999999999999", "12 34", "\u00e9" })
	void damagedFileIsKeptAsideAndCountedFromNothing(String content, CapturedOutput output) throws IOException {
		Files.createDirectories(this.file.getParent());
		Files.writeString(this.file, content);
		DropLedger ledger = new DropLedger(this.file);
		ledger.add(2);
		assertThat(ledger.dropped()).isEqualTo(2);
		assertThat(new DropLedger(this.file).dropped()).isEqualTo(2);
		assertThat(this.file.resolveSibling("dropped.damaged")).hasContent(content);
		assertThat(warnings(output)).singleElement(InstanceOfAssertFactories.STRING)
			.contains("remove it when you have seen it");
	}

	@Test
	void folderInItsPlaceDoesNotStopTheCount(CapturedOutput output) throws IOException {
		Files.createDirectories(this.file.resolve("folder"));
		DropLedger ledger = new DropLedger(this.file);
		ledger.add(2);
		ledger.add(1);
		assertThat(ledger.dropped()).isEqualTo(3);
		assertThat(warnings(output)).singleElement(InstanceOfAssertFactories.STRING)
			.contains("Let this user read and write the file");
	}

	@Test
	void eachTimeThatItBeginsToFailHasOneWarning(CapturedOutput output) throws IOException {
		DropLedger ledger = new DropLedger(this.file);
		for (int i = 0; i < 2; i++) {
			Files.delete(this.file);
			Files.createDirectory(this.file);
			ledger.add(1);
			ledger.add(1);
			Files.delete(this.file);
			ledger.add(1);
		}
		assertThat(warnings(output)).hasSize(2).first(InstanceOfAssertFactories.STRING).contains("dropped, 1 so far,");
		assertThat(new DropLedger(this.file).dropped()).isEqualTo(6);
	}

	@Test
	void countsOnWithoutAFolder() throws IOException {
		Files.createFile(this.directory.resolve("backlog"));
		DropLedger ledger = new DropLedger(this.file);
		ledger.add(2);
		assertThat(ledger.dropped()).isEqualTo(2);
	}

	private static List<String> warnings(CapturedOutput output) {
		return output.getOut().lines().filter((line) -> line.contains("WARN")).toList();
	}

}
