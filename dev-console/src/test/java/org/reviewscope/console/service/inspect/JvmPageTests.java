package org.reviewscope.console.service.inspect;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.launch.output.ServiceOutput;
import org.reviewscope.console.launch.process.InspectedServices;
import org.reviewscope.console.launch.process.LauncherOutput;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceDefinition;
import org.reviewscope.console.launch.process.Suite;
import org.reviewscope.console.launch.process.TinyService;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;

/**
 * Version, flags and threads of a real JVM, two of whose threads wait for each other.
 */
@WebMvcTest(controllers = JvmController.class,
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.access\\..*"),
		properties = "reviewscope.console.runs.commit=abc1234-dirty")
@Import({ KnownServices.class, UnknownServicePage.class, Jcmd.class, JvmReports.class })
class JvmPageTests {

	private static Suite suite;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Jcmd jcmd;

	@MockitoBean
	private InspectedServices services;

	@MockitoBean
	private RunningServices running;

	@BeforeAll
	static void start() throws IOException, InterruptedException {
		String port = freePort();
		ServiceDefinition shop = new ServiceDefinition("shop", "org.example.Shop", "http://localhost:" + port, "64m",
				Map.of());
		suite = new Suite(List.of(shop), (service, changes, log) -> TinyService.start(Map.of(), log, "deadlock", port),
				Duration.ofMinutes(1), LauncherOutput.standard());
		suite.start();
	}

	@AfterAll
	static void stop() throws InterruptedException {
		suite.stop();
	}

	@BeforeEach
	void knowTheService() {
		given(this.services.find("shop")).willReturn(Optional.of(Known.service(new ServiceOutput(), pid())));
	}

	@Test
	void versionAndFlagsAreThoseOfTheProcess() {
		assertThat(this.mvc.get().uri("/services/shop/jvm")).hasStatusOk()
			.bodyText()
			.contains("data-busy=\"Asking the JVM for its threads", "spring-boot.version", "4.1.1",
					"abc1234-dirty, when the launcher started", "JDK " + Runtime.version().feature(),
					"-XX:TieredStopAtLevel=1", "-Xmx64m", "org.example.Shop");
	}

	@Test
	void threadsAreShownWithTheirStatesAndTheDeadlock() {
		await().until(() -> this.jcmd.ask(pid(), "Thread.print").contains("Found 1 deadlock"));

		assertThat(this.mvc.post().uri("/services/shop/threads")).hasStatusOk()
			.bodyText()
			.contains("Deadlock: threads wait for each other for ever.", "Found one Java-level deadlock:",
					"Found 1 deadlock.", "eater-1", "eater-2", "launcher-watch")
			.containsPattern("(?s)<span>eater-1</span>\\s+<span class=\"state\">WAITING</span>")
			.containsPattern("(?s)<span>launcher-watch</span>\\s+<span class=\"state\">RUNNABLE</span>")
			.doesNotContain("No deadlock.", "JNI global refs");
	}

	@Test
	void virtualThreadsAreShownToo() throws IOException {
		Set<Path> before = temporaryFiles();

		assertThat(this.mvc.post().uri("/services/shop/threads")).hasStatusOk()
			.bodyText()
			.contains("2 virtual threads: 2 WAITING.", "org.reviewscope.console.launch.process.TinyService.waitForever")
			.containsPattern(
					"(?s)id=\"virtual-\\d\"><summary><span>guest</span>\\s+<span class=\"state\">WAITING</span>")
			.containsPattern("(?s)id=\"virtual-\\d\"><summary><span>#\\d+</span>");

		assertThat(temporaryFiles()).isSubsetOf(before);
	}

	@Test
	void threadsAreAFileOfText() {
		assertThat(this.mvc.get().uri("/services/shop/threads.txt")).hasStatusOk()
			.hasContentType("text/plain;charset=UTF-8")
			.hasHeader("Content-Disposition", "attachment; filename=\"shop-threads.txt\"")
			.bodyText()
			.contains("Full thread dump", "\"eater-1\"", "java.lang.Thread.State: WAITING (parking)")
			.containsPattern("(?s)\nVirtual threads:\n.*\n#\\d+ \"guest\" virtual WAITING ");
	}

	@Test
	void serviceWithoutAProcessSaysSo() {
		given(this.services.find("shop")).willReturn(Optional.of(Known.notStarted()));

		assertThat(this.mvc.get().uri("/services/shop/jvm")).hasStatusOk()
			.bodyText()
			.contains("The service has no process at this moment", "The process has not told its versions.");
		assertThat(this.mvc.post().uri("/services/shop/threads")).hasStatusOk()
			.bodyText()
			.contains("The service has no process at this moment");
		assertThat(this.mvc.get().uri("/services/shop/threads.txt")).hasStatus(503);
	}

	@Test
	void processThatIsGoneSaysSo() {
		given(this.services.find("shop"))
			.willReturn(Optional.of(Known.service(new ServiceOutput(), (long) Integer.MAX_VALUE)));

		assertThat(this.mvc.post().uri("/services/shop/threads")).hasStatusOk()
			.bodyText()
			.contains("The JVM does not answer: ")
			.doesNotContain("Virtual threads");
	}

	@Test
	void dumpThatIsLoadedAgainLeadsBack() {
		assertThat(this.mvc.get().uri("/services/shop/threads")).hasStatus(302).hasRedirectedUrl("/services/shop/jvm");
	}

	private static Set<Path> temporaryFiles() throws IOException {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files.filter((file) -> file.getFileName().toString().startsWith("reviewscope"))
				.collect(Collectors.toSet());
		}
	}

	private static String freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return Integer.toString(socket.getLocalPort());
		}
	}

	private static long pid() {
		return Objects.requireNonNull(suite.statuses().getFirst().pid());
	}

}
