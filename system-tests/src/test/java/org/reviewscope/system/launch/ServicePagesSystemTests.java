package org.reviewscope.system.launch;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The pages of each service show the output, the configuration and the JVM of its real
 * process.
 */
@DisabledOnOs(OS.WINDOWS)
class ServicePagesSystemTests {

	@TempDir
	private static Path folder;

	private static LaunchedSuite suite;

	@BeforeAll
	static void start() throws IOException {
		suite = LaunchedSuite.start(folder);
	}

	@AfterAll
	static void stop() {
		suite.close();
	}

	@ParameterizedTest
	@CsvSource({ "model-store-service, ModelStoreApplication", "inference-service, InferenceApplication",
			"gateway-service, GatewayApplication" })
	void outputIsWhatTheProcessHasWritten(String service, String application) {
		String started = "Started " + application + " in ";
		// A restart keeps the lines of the process before
		String process = " " + suite.status(service).path("pid").asLong() + " --- [" + service + "]";

		assertThat(Http.get(suite.console("/api/services/" + service + "/output?word=Started%20" + application)).json())
			.filteredOn((line) -> line.path("text").asString().contains(process))
			.singleElement()
			.satisfies((line) -> {
				assertThat(line.path("stream").asString()).isEqualTo("stdout");
				assertThat(line.path("text").asString()).contains(started);
			});
		assertThat(page(service, "")).contains(started);
	}

	@ParameterizedTest
	@CsvSource({ "model-store-service, MODEL_STORE", "inference-service, INFERENCE", "gateway-service, GATEWAY" })
	void configurationNamesValuesAndTheirSources(String service, String port) {
		String page = page(service, "/configuration");

		assertThat(rowOf(page, "spring.application.name")).contains(">" + service + "<").contains("application.yaml");
		assertThat(rowOf(page, "server.port")).contains(">" + suite.ports().get(port + "_PORT") + "<")
			.contains("System Environment Property &quot;SERVER_PORT&quot;");
		assertThat(rowOf(page, "SERVER_PORT")).contains("the launcher");
	}

	@ParameterizedTest
	@CsvSource({ "model-store-service, 256", "inference-service, 256", "gateway-service, 192" })
	void jvmTellsItsFlagsAndThreads(String service, int megabytes) {
		assertThat(page(service, "/jvm")).contains("-XX:MaxHeapSize=" + megabytes * 1024 * 1024, "-XX:+UseSerialGC",
				"-XX:+UseCompactObjectHeaders", "JDK " + Runtime.version().feature(),
				"org.reviewscope.console.launch.child.ServiceMain");
		assertThat(page(service, "/threads.txt")).contains("Full thread dump", "-Acceptor\"", "\nVirtual threads:\n")
			.doesNotContain("The JVM does not answer");
	}

	@Test
	void restartWithAChangedVariableReachesTheProcess() {
		long before = suite.status("gateway-service").path("pid").asLong();

		Answer answer = change("gateway-service", "name=REVIEWSCOPE_TRACE_URL&kind=SET&value=http://traces.example/");

		assertThat(answer.status()).isEqualTo(302);
		await().atMost(Duration.ofSeconds(30))
			.until(() -> suite.status("gateway-service").path("pid").asLong(before) != before);
		suite.awaitReady();
		assertThat(Http.get(suite.gateway("/")).body()).contains("data-trace-url=\"http://traces.example/\"");
		String page = page("gateway-service", "/configuration");
		assertThat(rowOf(page, "REVIEWSCOPE_TRACE_URL")).contains("http://traces.example/", "changed here");
		assertThat(page).contains("REVIEWSCOPE_TRACE_URL=http://traces.example/");
	}

	private static Answer change(String service, String form) {
		Answer page = Http.get(suite.console("/services/" + service + "/configuration"));
		Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
		assertThat(token.find()).isTrue();
		return Http.send(Http
			.request(suite.console("/services/" + service + "/variables"), "content-type",
					"application/x-www-form-urlencoded", "cookie", page.header("set-cookie").replaceFirst(";.*", ""))
			.POST(BodyPublishers.ofString(form + "&_csrf=" + token.group(1))));
	}

	private static String page(String service, String part) {
		Answer answer = Http.get(suite.console("/services/" + service + part));
		assertThat(answer.status()).isEqualTo(200);
		return answer.body();
	}

	private static String rowOf(String page, String name) {
		Matcher row = Pattern.compile("(?s)<tr><td><code>" + Pattern.quote(name) + "</code>.*?</tr>").matcher(page);
		assertThat(row.find()).as(name).isTrue();
		return row.group();
	}

}
