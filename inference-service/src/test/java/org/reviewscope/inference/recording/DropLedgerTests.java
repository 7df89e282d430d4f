package org.reviewscope.inference.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

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

	@Test
	void countsOnWithoutAReadableFile() throws IOException {
		Files.createDirectories(this.file.getParent());
		Files.writeString(this.file, "none");
		DropLedger ledger = new DropLedger(this.file);
		ledger.add(2);
		assertThat(ledger.dropped()).isEqualTo(2);
	}

	@Test
	void countsOnWithoutAFolder() throws IOException {
		Files.createFile(this.directory.resolve("backlog"));
		DropLedger ledger = new DropLedger(this.file);
		ledger.add(2);
		assertThat(ledger.dropped()).isEqualTo(2);
	}

}
