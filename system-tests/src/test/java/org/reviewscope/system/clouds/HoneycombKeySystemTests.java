package org.reviewscope.system.clouds;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.system.collector.NeedsCollector;
import org.reviewscope.system.harness.Repository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code honeycomb/check-key}, which {@code compose.honeycomb.yaml} runs before the
 * Collector.
 */
@NeedsCollector
class HoneycombKeySystemTests {

	private final Vendor honeycomb = new Vendor();

	@TempDir
	private Path folder;

	private Path key;

	@BeforeEach
	void write() throws Exception {
		this.key = Files.writeString(this.folder.resolve("key"), "hcaik_right\n");
		this.honeycomb.answer((request) -> "hcaik_right".equals(request.header("x-honeycomb-team")) ? 200 : 401);
	}

	@AfterEach
	void stop() {
		this.honeycomb.close();
	}

	@Test
	void keyThatHoneycombTakesLetsTheCollectorStart() throws Exception {
		assertThat(check(this.honeycomb.url())).isEqualTo(this.honeycomb.url() + " takes the key\n0");
		assertThat(this.honeycomb.requests()).extracting(Vendor.Request::path).containsExactly("/1/auth");
	}

	@Test
	void keyThatHoneycombRefusesIsNamedButNotShown() throws Exception {
		Files.writeString(this.key, "hcaik_wrong");
		assertThat(check(this.honeycomb.url())).startsWith("HONEYCOMB_API_KEY_FILE: ")
			.contains(this.key + " (401)")
			.doesNotContain("hcaik_wrong")
			.endsWith("\n1");
	}

	@Test
	void emptyFileIsNamed() throws Exception {
		Files.writeString(this.key, "");
		assertThat(check(this.honeycomb.url())).isEqualTo(
				"HONEYCOMB_API_KEY_FILE: " + this.key + " is empty or not there: write an ingest key into it\n1");
	}

	/** Root may read every file. */
	@Test
	@DisabledIfSystemProperty(named = "user.name", matches = "root")
	void fileOfAnotherUserIsNamed() throws Exception {
		assertThat(this.key.toFile().setReadable(false)).isTrue();
		assertThat(check(this.honeycomb.url())).startsWith("HONEYCOMB_API_KEY_FILE: ")
			.contains(this.key + " may not be read by user ")
			.endsWith("\n1");
		assertThat(this.honeycomb.requests()).isEmpty();
	}

	@Test
	void withoutAnAnswerTheCollectorMayStart() throws Exception {
		assertThat(check("http://127.0.0.1:1"))
			.isEqualTo("http://127.0.0.1:1 does not answer: the key is not checked\n0");
	}

	/** What the script prints, and its exit status. */
	private String check(String endpoint) throws Exception {
		ProcessBuilder builder = new ProcessBuilder("sh", Repository.ROOT.resolve("honeycomb/check-key").toString())
			.redirectErrorStream(true);
		builder.environment().put("HONEYCOMB_API_KEY_FILE", this.key.toString());
		builder.environment().put("HONEYCOMB_ENDPOINT", endpoint);
		Process process = builder.start();
		String printed = new String(process.getInputStream().readAllBytes());
		return printed + process.waitFor();
	}

}
