package org.reviewscope.observability.autoconfigure.redaction;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.java11.instrument.binder.jdk.MicrometerHttpClient;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.observability.autoconfigure.OtlpSink;
import org.reviewscope.observability.autoconfigure.TestService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sends marked values through every path and looks for them in every byte that leaves.
 * Each marker is a word of its own, so that a failure says which path leaks.
 */
class RedactionTests {

	private static final String MARK = "leak_of_";

	// What JDBC, five clients to three addresses, and their requests make at least
	private static final int SPANS = 40;

	@ParameterizedTest
	@CsvSource({ "true,true", "true,false", "false,true", "false,false" })
	void nothingThatIsMarkedLeaves(boolean conventions, boolean problemDetails) {
		try (OtlpSink sink = OtlpSink.start();
				TestService service = TestService.start(App.class, sink,
						"reviewscope.observability.conventions.enabled=" + conventions,
						"reviewscope.observability.problem-details.enabled=" + problemDetails,
						"jdbc.datasource-proxy.include-parameter-values=true",
						"spring.datasource.url=jdbc:h2:mem:%s;USER=%s;PASSWORD=%s".formatted(
								"db" + conventions + problemDetails, mark("jdbc_url_user"), mark("jdbc_url_password")),
						"spring.datasource.username=" + mark("jdbc_url_user"),
						"spring.datasource.password=" + mark("jdbc_url_password"))) {
			String scrape = sendEverything(service);
			await().untilAsserted(() -> {
				service.flush();
				assertThat(sink.spans()).hasSizeGreaterThan(SPANS);
				assertThat(sink.spans()).extracting(Span::getKind).contains(Span.SpanKind.SPAN_KIND_CLIENT);
			});
			assertThat(marksIn(sink.everything())).isEmpty();
			assertThat(marksIn(scrape)).isEmpty();
		}
	}

	@Test
	void valuesAreThereWhereRedactionIsSwitchedOff() {
		try (OtlpSink sink = OtlpSink.start();
				TestService service = TestService.start(App.class, sink,
						"reviewscope.observability.redaction.enabled=false",
						"reviewscope.observability.conventions.enabled=false",
						"jdbc.datasource-proxy.include-parameter-values=true")) {
			String scrape = sendEverything(service);
			await().untilAsserted(() -> {
				service.flush();
				assertThat(marksIn(sink.everything())).contains(mark("sql_prepared"), mark("sql_plain"),
						mark("sql_dollars"), mark("sql_comment"), mark("sql_call"), mark("sql_batch_1"),
						mark("sql_batch_2"), mark("sql_prepared_batch"), mark("sql_parameter"),
						mark("sql_batch_parameter_1"), mark("sql_failed_prepared"), mark("sql_failed_parameter"),
						mark("sql_never_closed"), mark("sql_cast"), mark("sql_logged_cast"),
						mark("query_of_rest_client"), mark("query_of_interface"), mark("query_of_rest_template"),
						mark("query_of_web_client"), mark("user_of_rest_client"), mark("password_of_rest_template"),
						mark("fragment_of_web_client"), mark("answer"), mark("session_in_path"));
			});
			assertThat(marksIn(scrape)).contains(mark("query_of_rest_client"));
		}
	}

	private static String sendEverything(TestService service) {
		String query = "?token=" + mark("query") + "&" + mark("query_without_name");
		String[] headers = { "Authorization", "Bearer " + mark("authorization"), "Cookie", "session=" + mark("cookie"),
				"X-Custom", mark("header"), "Content-Type", "application/json" };
		for (String path : List.of("/sql/all", "/sql/duplicate", "/sql/syntax", "/sql/wrapped", "/sql/logged",
				"/clients/200", "/clients/404", "/clients/500", "/clients/away", "/rest-client-fails",
				"/numbers/1;jsessionid=" + mark("session_in_path"))) {
			service.get(path + query, headers);
		}
		for (String body : List.of("{\"text\":\"" + mark("body") + "\"}", "{\"text\":" + mark("misfit_body") + "}")) {
			service.client()
				.post()
				.uri("/body" + query)
				.headers((target) -> addTo(target, headers))
				.body(body)
				.retrieve()
				.toBodilessEntity();
		}
		return service.get("/actuator/prometheus").getBody() + service
			.get("/actuator/prometheus", "Accept", "application/openmetrics-text;version=1.0.0;charset=utf-8")
			.getBody();
	}

	private static void addTo(HttpHeaders target, String... headers) {
		for (int i = 0; i < headers.length; i += 2) {
			target.add(headers[i], headers[i + 1]);
		}
	}

	private static String mark(String path) {
		return MARK + path;
	}

	private static List<String> marksIn(String text) {
		return Pattern.compile(MARK + "[a-z_0-9]+")
			.matcher(text)
			.results()
			.map(MatchResult::group)
			.distinct()
			.sorted()
			.toList();
	}

	@EnableAutoConfiguration
	@RestController
	static class App {

		private static final Logger logger = LoggerFactory.getLogger(App.class);

		private final JdbcTemplate jdbc;

		private final Clients clients;

		App(JdbcTemplate jdbc, Environment environment, RestClient.Builder restClient, RestTemplateBuilder restTemplate,
				WebClient.Builder webClient, MeterRegistry meters, ObservationRegistry observations) {
			this.jdbc = jdbc;
			this.clients = new Clients(environment, restClient, restTemplate, webClient,
					MicrometerHttpClient.instrumentationBuilder(HttpClient.newHttpClient(), meters)
						.observationRegistry(observations)
						.build());
			jdbc.execute("create table if not exists person(id varchar(40) primary key, name varchar(40))");
		}

		@GetMapping("/sql/all")
		void statements() throws SQLException {
			this.jdbc.queryForList(
					"select name from person where name = '%s' and id = ?".formatted(mark("sql_prepared")),
					mark("sql_parameter"));
			this.jdbc.queryForList("/* %s */ select name from person where name = '%s'".formatted(mark("sql_comment"),
					mark("sql_plain")));
			this.jdbc.queryForList("select name from person where name = $$%s$$".formatted(mark("sql_dollars")));
			this.jdbc.batchUpdate("insert into person values ('%s', 'a')".formatted(mark("sql_batch_1")),
					"insert into person values ('%s', 'b')".formatted(mark("sql_batch_2")));
			this.jdbc.batchUpdate("insert into person values (?, '%s')".formatted(mark("sql_prepared_batch")), List
				.of(new Object[] { mark("sql_batch_parameter_1") }, new Object[] { mark("sql_batch_parameter_2") }));
			try (Connection connection = dataSource().getConnection();
					PreparedStatement statement = connection
						.prepareCall("call upper('%s')".formatted(mark("sql_call")));
					ResultSet result = statement.executeQuery()) {
				result.next();
			}
		}

		private DataSource dataSource() {
			return Objects.requireNonNull(this.jdbc.getDataSource());
		}

		@GetMapping("/sql/duplicate")
		void duplicate() {
			for (int i = 0; i < 2; i++) {
				this.jdbc.update("insert into person values ('%s', ?)".formatted(mark("sql_failed_prepared")),
						mark("sql_failed_parameter"));
			}
		}

		@GetMapping("/sql/syntax")
		void syntax() throws SQLException {
			try (Connection connection = dataSource().getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute("selekt * from person where name = '%s".formatted(mark("sql_never_closed")));
			}
		}

		@GetMapping("/sql/wrapped")
		void wrapped() {
			try {
				this.jdbc.queryForList("select cast('%s' as int)".formatted(mark("sql_cast")));
			}
			catch (RuntimeException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@GetMapping("/sql/logged")
		void logged() {
			try {
				this.jdbc.queryForList("select cast('%s' as int)".formatted(mark("sql_logged_cast")));
			}
			catch (RuntimeException ex) {
				logger.warn("Not cast", ex);
			}
		}

		@GetMapping("/clients/{status}")
		void clients(@PathVariable String status) {
			this.clients.all(status).forEach((call) -> {
				try {
					call.call();
				}
				catch (Exception ex) {
					logger.info("Call has failed", ex);
				}
			});
		}

		@GetMapping("/rest-client-fails")
		void restClientFails() throws Exception {
			this.clients.all("500").findFirst().orElseThrow().call();
		}

		@PostMapping("/target/{status}")
		ResponseEntity<String> target(@PathVariable int status) {
			return ResponseEntity.status(status).body("{\"said\":\"" + mark("answer") + "\"}");
		}

		@PostMapping("/body")
		void body(@RequestBody Text body, @RequestParam String token) {
			logger.info("Received {} characters and {}", body.text().length(), token.length());
		}

		@GetMapping("/numbers/{number}")
		void number(@PathVariable int number) {
			logger.info("{} it is", number);
		}

		record Text(String text) {
		}

	}

	/**
	 * The same call by every client.
	 */
	record Clients(Environment environment, RestClient.Builder restClient, RestTemplateBuilder restTemplate,
			WebClient.Builder webClient, HttpClient jdk) {

		Stream<Callable<?>> all(String target) {
			return Stream.of(() -> restClient(target), () -> interfaceClient(target), () -> restTemplate(target),
					() -> webClient(target), () -> jdkClient(target));
		}

		private Object restClient(String target) {
			return this.restClient.clone()
				.build()
				.post()
				.uri(url(target, "rest_client"))
				.headers((headers) -> addTo(headers, headers("rest_client")))
				.body(mark("body_of_rest_client"))
				.retrieve()
				.toEntity(String.class);
		}

		private Object interfaceClient(String target) {
			RestClient client = this.restClient.clone().baseUrl(url(target, "interface")).build();
			return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
				.build()
				.createClient(Target.class)
				.call(mark("query_of_interface"), mark("header_of_interface"), mark("body_of_interface"));
		}

		private Object restTemplate(String target) {
			HttpHeaders headers = new HttpHeaders();
			addTo(headers, headers("rest_template"));
			return this.restTemplate.build()
				.exchange(url(target, "rest_template"), HttpMethod.POST,
						new HttpEntity<>(mark("body_of_rest_template"), headers), String.class);
		}

		private Object webClient(String target) {
			return Objects.requireNonNull(this.webClient.clone()
				.build()
				.post()
				.uri(url(target, "web_client"))
				.headers((headers) -> addTo(headers, headers("web_client")))
				.bodyValue(mark("body_of_web_client"))
				.retrieve()
				.toEntity(String.class)
				.block());
		}

		private Object jdkClient(String target) throws Exception {
			return this.jdk.send(HttpRequest.newBuilder(URI.create(url(target, "jdk_client")))
				.headers(headers("jdk_client"))
				.POST(HttpRequest.BodyPublishers.ofString(mark("body_of_jdk_client")))
				.build(), HttpResponse.BodyHandlers.ofString());
		}

		private String url(String target, String client) {
			String port = target.equals("away") ? "1"
					: Objects.requireNonNull(this.environment.getProperty("local.server.port"));
			return "http://%s:%s@localhost:%s/target/%s?token=%s&%s#%s".formatted(mark("user_of_" + client),
					mark("password_of_" + client), port, target, mark("query_of_" + client),
					mark("nameless_query_of_" + client), mark("fragment_of_" + client));
		}

		private static String[] headers(String client) {
			return new String[] { "Authorization", "Bearer " + mark("authorization_of_" + client), "Cookie",
					"session=" + mark("cookie_of_" + client), "X-Custom", mark("header_of_" + client) };
		}

	}

	/**
	 * The target as an HTTP interface.
	 */
	interface Target {

		@PostExchange
		String call(@RequestParam String more, @RequestHeader("X-Custom") String header, @RequestBody String body);

	}

}
