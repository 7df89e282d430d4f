package org.reviewscope.system.trust;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.opentelemetry.proto.common.v1.AnyValue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import org.reviewscope.system.truth.received.OtlpReceiver;
import org.reviewscope.system.truth.received.ReceivedSpan;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The texts of reviews, and secrets, are found nowhere, whatever becomes of the requests;
 * tenants and users only where they are meant to be.
 */
@ExtendWith({ TrustedSuite.Extension.class, SuiteExtension.class })
class PrivacySystemTests {

	private static final List<String> SERVICES = List.of("gateway-service", "inference-service", "model-store-service");

	private static TrustedSuite trusted;

	private static Map<Integer, Integer> answers;

	@BeforeAll
	static void sendMarkedRequests(TrustedSuite suite) throws Exception {
		trusted = suite;
		answers = new MarkedRequests(suite).send();
		String last = Awaitility.await("an answer of all services")
			.until(() -> MarkedRequests.last(suite.suite()), (answer) -> answer.status() == 200)
			.header("X-Trace-Id");
		Awaitility.await("the telemetry of the last request")
			.atMost(Duration.ofSeconds(30))
			.until(() -> trusted.received().spans(last).stream().map(ReceivedSpan::service).distinct().count() == 3);
	}

	@Test
	void everyPathWasTaken() {
		assertThat(answers).containsKeys(200, 204, 400, 401, 404, 405, 413, 415, 503, 504);
		assertThat(answers.keySet()).doesNotContain(500);
	}

	@Test
	void noSecretIsInSpansAndLogsAsTheyWereSent() {
		assertThat(trusted.received().spans()).hasSizeGreaterThan(100);
		assertThat(trusted.received().logs()).hasSizeGreaterThan(20);
		assertThat(trusted.received().requests())
			.allSatisfy((request) -> assertNoSecret(request.path(), request.body()));
	}

	@Test
	void noSecretIsInWhatTheServicesPrint() {
		assertThat(SERVICES).allSatisfy((service) -> assertNoSecret(service,
				trusted.suite().process(service).log().getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void neitherSecretNorUserIsInAMetricOrTheManagementPort() {
		assertThat(SERVICES).allSatisfy((service) -> {
			String pages = Scrape.of(trusted.suite(), service).text()
					+ Http.get(trusted.suite().management(service) + "/actuator/info").body()
					+ Http.get(trusted.suite().management(service) + "/actuator/health").body();
			assertNoSecret(service, pages.getBytes(StandardCharsets.UTF_8));
			assertThat(pages).doesNotContain(MarkedRequests.USER, MarkedRequests.TENANT);
		});
	}

	@Test
	void neitherReviewNorUserIsOnDisk() throws IOException {
		try (Stream<Path> files = Files.walk(trusted.suite().dataDirectory())) {
			assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy((file) -> {
				byte[] content = Files.readAllBytes(file);
				assertNoSecret(file.toString(), content);
				assertThat(text(content).contains(MarkedRequests.USER)).as("user in " + file).isFalse();
			});
		}
	}

	@Test
	void userIsInTheAttributeThatIsNamedSoAndNowhereElse() {
		trusted.received().spans().forEach((span) -> {
			assertOnlyUserId(span.attributes());
			assertThat(span.name()).doesNotContain(MarkedRequests.USER);
			span.span()
				.getEventsList()
				.forEach((event) -> assertThat(event.toString()).doesNotContain(MarkedRequests.USER));
		});
		trusted.received().logs().forEach((log) -> {
			assertOnlyUserId(log.attributes());
			assertThat(log.record().getBody().toString()).doesNotContain(MarkedRequests.USER);
		});
		assertThat(trusted.received().spans())
			.anyMatch((span) -> MarkedRequests.USER.equals(value(span.attributes(), "user.id")));
	}

	@Test
	void noSecretIsOnAPageOfTheConsole(Suite withConsole) {
		for (OtlpReceiver.RawRequest request : trusted.received().requests()) {
			int status = Http
				.send(Http.request(withConsole.url("otlp") + request.path(), "content-type", "application/x-protobuf")
					.POST(BodyPublishers.ofByteArray(request.body())))
				.status();
			assertThat(status).isEqualTo(200);
		}
		String trace = trusted.received().spans().getLast().traceId();
		for (String page : List.of("/", "/traces?limit=500", "/logs", "/traces/" + trace, "/api/traces?limit=500",
				"/api/traces/" + trace, "/metrics", "/tour", "/try")) {
			assertNoSecret(page, Http.get(withConsole.console(page)).body().getBytes(StandardCharsets.UTF_8));
		}
	}

	private static void assertOnlyUserId(Map<String, AnyValue> attributes) {
		Map<String, AnyValue> others = new TreeMap<>(attributes);
		others.remove("user.id");
		assertThat(others.toString()).doesNotContain(MarkedRequests.USER);
	}

	private static String value(Map<String, AnyValue> attributes, String key) {
		AnyValue value = attributes.get(key);
		return (value != null) ? value.getStringValue() : null;
	}

	// Not with AssertJ's own words, which would print megabytes
	private static void assertNoSecret(String where, byte[] content) {
		String text = text(content);
		for (String secret : MarkedRequests.SECRETS) {
			int at = text.indexOf(secret);
			assertThat(at).as("%s in %s: %s", secret, where, around(text, at)).isNegative();
		}
	}

	private static String around(String text, int at) {
		String found = (at < 0) ? "" : text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 100));
		return Pattern.compile("[^\\x20-\\x7e]+").matcher(found).replaceAll(" ");
	}

	// Each byte a character: the markers are ASCII
	private static String text(byte[] content) {
		return new String(content, StandardCharsets.ISO_8859_1);
	}

}
