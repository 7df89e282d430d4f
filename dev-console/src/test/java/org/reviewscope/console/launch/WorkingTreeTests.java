package org.reviewscope.console.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs are named by the commit that runs.
 */
class WorkingTreeTests {

	@TempDir
	private Path folder;

	@Test
	void commitIsNamedAndAChangeSince() throws Exception {
		Path file = Files.writeString(this.folder.resolve("a.txt"), "1");
		git("init", "-q");
		git("add", ".");
		git("-c", "user.name=a", "-c", "user.email=a@localhost", "commit", "-q", "-m", "a");

		String clean = WorkingTree.commit(this.folder);
		Files.writeString(file, "2");

		assertThat(clean).matches("[0-9a-f]{7,40}");
		assertThat(WorkingTree.commit(this.folder)).isEqualTo(clean + "-dirty");
	}

	@Test
	void folderOutsideOfAWorkingTreeHasNoCommit() {
		assertThat(WorkingTree.commit(this.folder)).isEmpty();
		assertThat(WorkingTree.commit(this.folder.resolve("missing"))).isEmpty();
	}

	private void git(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("git"));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).directory(this.folder.toFile()).inheritIO().start();
		assertThat(process.waitFor()).isZero();
	}

}
