package org.reviewscope.console.launch;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The sources that the launcher runs.
 */
final class WorkingTree {

	private static final int SECONDS = 5;

	private WorkingTree() {
	}

	/**
	 * Asks git for the commit.
	 * @param root the repository
	 * @return for example {@code d90b17f}, or {@code d90b17f-dirty} when files differ
	 * from it; empty without git, or outside of a working tree
	 */
	static String commit(Path root) {
		// No tags: each commit is named in the same way. No locks: someone may commit now
		ProcessBuilder git = new ProcessBuilder("git", "--no-optional-locks", "describe", "--always", "--dirty",
				"--exclude=*")
			.directory(root.toFile())
			.redirectError(Redirect.DISCARD);
		try {
			Process process = git.start();
			if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				return "";
			}
			String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
			return (process.exitValue() == 0) ? answer : "";
		}
		catch (IOException ex) {
			return "";
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "";
		}
	}

}
