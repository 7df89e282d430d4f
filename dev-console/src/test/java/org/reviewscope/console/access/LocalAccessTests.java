package org.reviewscope.console.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.never;
import static org.mockito.BDDMockito.then;

/**
 * Only this machine is served, and each port its own paths. Over a plain socket, because
 * HTTP clients do not let a test choose its host.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "reviewscope.console.otlp.port=0")
class LocalAccessTests {

	private static final String GRPC_PATH = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

	@LocalServerPort
	private int pages;

	@Autowired
	private OtlpConnector otlp;

	@MockitoBean
	private RunningServices services;

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1", "[::1]", "LOCALHOST" })
	void localNamesAreServed(String name) throws IOException {
		assertThat(get(this.pages, "/api/traces", name + ":" + this.pages, null)).contains(" 200 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:%d", "localhost.evil.example:%d", "localhost", "localhost:1",
			"127.0.0.2:%d" })
	void foreignHostsAreRefusedOnEachPort(String host) throws IOException {
		assertThat(get(this.pages, "/", host.formatted(this.pages), null)).contains(" 403 ");
		assertThat(get(this.otlp.port(), "/v1/traces", host.formatted(this.otlp.port()), null)).contains(" 403 ");
		assertThat(get(this.otlp.grpcPort(), "/", host.formatted(this.otlp.grpcPort()), null)).contains(" 403 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://evil.example", "null", "https://localhost:%d", "http://localhost:1",
			"http://localhost:%d.evil.example" })
	void foreignOriginsAreRefusedOnBothPorts(String origin) throws IOException {
		assertThat(get(this.pages, "/", "localhost:" + this.pages, origin.formatted(this.pages))).contains(" 403 ");
		assertThat(get(this.otlp.port(), "/v1/traces", "localhost:" + this.otlp.port(),
				origin.formatted(this.otlp.port())))
			.contains(" 403 ");
	}

	// What is fetched by a plain GET carries no origin, like an image, but browsers say
	// what it is for
	@ParameterizedTest
	@CsvSource({ "cross-site,empty,403", "cross-site,image,403", "cross-site,iframe,403", "same-site,empty,403",
			"cross-site,document,200", "same-site,document,200", "same-origin,empty,200", "none,document,200" })
	void foreignPagesMayOnlyLinkToThese(String site, String destination, int status) throws IOException {
		String headers = "Sec-Fetch-Site: %s\r\nSec-Fetch-Dest: %s\r\n".formatted(site, destination);

		assertThat(send("GET", this.pages, "/api/traces", "localhost:" + this.pages, headers))
			.startsWith("HTTP/1.1 " + status)
			.satisfies((answer) -> assertThat(answer.contains("load nothing from it")).isEqualTo(status == 403));
	}

	@Test
	void ownOriginIsServed() throws IOException {
		assertThat(get(this.pages, "/api/traces", "localhost:" + this.pages, "http://localhost:" + this.pages))
			.contains(" 200 ");
	}

	@Test
	void eachPortServesItsOwnPathsOnly() throws IOException {
		assertThat(get(this.otlp.port(), "/api/traces", "localhost:" + this.otlp.port(), null)).contains(" 404 ");
		assertThat(get(this.otlp.port(), "/", "localhost:" + this.otlp.port(), null)).contains(" 404 ");
		assertThat(get(this.pages, "/v1/traces", "localhost:" + this.pages, null)).contains(" 404 ");
		assertThat(get(this.pages, GRPC_PATH, "localhost:" + this.pages, null)).contains(" 404 ");
		assertThat(send("POST", this.pages, "/%761/traces", "localhost:" + this.pages,
				"Content-Type: application/x-protobuf\r\n"))
			.contains(" 404 ", "OTLP is accepted on another port");
		assertThat(get(this.otlp.port(), GRPC_PATH, "localhost:" + this.otlp.port(), null)).contains(" 404 ");
		assertThat(get(this.otlp.grpcPort(), "/", "localhost:" + this.otlp.grpcPort(), null)).contains(" 404 ");
	}

	@Test
	void httpOnThePortOfGrpcIsToldTheOther() throws IOException {
		String own = "localhost:" + this.otlp.grpcPort();
		assertThat(send("POST", this.otlp.grpcPort(), "/v1/traces", own, "")).contains(" 404 ", "OTLP over gRPC only",
				"port " + this.otlp.port());
		assertThat(send("POST", this.otlp.grpcPort(), GRPC_PATH, own, "Content-Type: application/grpc\r\n"))
			.contains(" 404 ", "OTLP over gRPC only");
	}

	@Test
	void pagesMayLoadNothingFromElsewhere() throws IOException {
		assertThat(get(this.pages, "/", "localhost:" + this.pages, null)).contains(" 200 ")
			.contains("Content-Security-Policy: default-src 'none'")
			.contains("X-Content-Type-Options: nosniff")
			.contains("Referrer-Policy: same-origin")
			.contains("Cross-Origin-Resource-Policy: same-origin")
			.contains("X-Frame-Options: DENY")
			.doesNotContain("JSESSIONID");
	}

	@Test
	void formsNeedTheTokenOfThePageAndOfItsCookie() throws IOException {
		given(this.services.statuses())
			.willReturn(List.of(new ServiceStatus("x", "http://localhost:1", null, ServiceState.READY, null, null)));
		String own = "localhost:" + this.pages;
		String page = get(this.pages, "/", own, null);
		assertThat(page).containsPattern("Set-Cookie: .*; HttpOnly; SameSite=Strict");
		String cookie = found("Set-Cookie: ([^;]+)", page);
		String token = found("name=\"_csrf\" value=\"([^\"]+)\"", page);

		assertThat(post("", own, null, cookie)).contains(" 403 ", "load the page again");
		assertThat(post("_csrf=guess", own, null, cookie)).contains(" 403 ");
		assertThat(post("_csrf=" + token, own, null, "other=cookie")).contains(" 403 ");
		assertThat(post("_csrf=" + token, own, "http://evil.example", cookie)).contains(" 403 ");
		then(this.services).should(never()).stop("x");

		assertThat(post("_csrf=" + token, own, "http://" + own, cookie)).contains(" 302 ");
		then(this.services).should().stop("x");
	}

	@Test
	void tokenStaysTheSameSoThatPagesDoNotChangeByThemselves() throws IOException {
		String own = "localhost:" + this.pages;
		String page = get(this.pages, "/try", own, null);
		String again = send("GET", this.pages, "/try", own, "Cookie: " + found("Set-Cookie: ([^;]+)", page) + "\r\n");

		assertThat(again).doesNotContain("Set-Cookie");
		assertThat(found("name=\"_csrf\" value=\"([^\"]+)\"", again))
			.isEqualTo(found("name=\"_csrf\" value=\"([^\"]+)\"", page));
	}

	@Test
	void exportersNeedNoTokenAndGetNoCookie() throws IOException {
		assertThat(send("POST", this.otlp.port(), "/v1/traces", "localhost:" + this.otlp.port(),
				"Content-Type: application/x-protobuf\r\n"))
			.contains(" 200 ")
			.doesNotContain("Set-Cookie");
	}

	@Test
	void agentsNeedNoTokenButTheirOwnHostAndNoOtherOrigin() throws IOException {
		String own = "localhost:" + this.pages;
		String list = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";

		assertThat(ask(own, "", list)).contains(" 200 ", "query_spans").doesNotContain("Set-Cookie");
		assertThat(ask(own, "Origin: http://" + own + "\r\n", list)).contains(" 200 ");
		for (String origin : List.of("http://evil.example", "null", "http://localhost:1", "https://" + own)) {
			assertThat(ask(own, "Origin: " + origin + "\r\n", list)).contains(" 403 ").doesNotContain("query_spans");
		}
		for (String host : List.of("evil.example", "evil.example:" + this.pages, "localhost:1")) {
			assertThat(ask(host, "", list)).contains(" 403 ").doesNotContain("query_spans");
		}
		assertThat(send("POST", this.otlp.port(), "/mcp", "localhost:" + this.otlp.port(),
				"Content-Type: application/json\r\n"))
			.contains(" 404 ");
	}

	private String ask(String host, String headers, String body) throws IOException {
		return send("POST", this.pages, "/mcp", host,
				headers + "Content-Type: application/json\r\nAccept: application/json, text/event-stream\r\n", body);
	}

	private String post(String query, String host, String origin, String cookie) throws IOException {
		return send("POST", this.pages, "/services/x/stop?" + query, host,
				((origin != null) ? "Origin: " + origin + "\r\n" : "") + "Cookie: " + cookie + "\r\n");
	}

	private static String found(String pattern, String text) {
		Matcher matcher = Pattern.compile(pattern).matcher(text);
		assertThat(matcher.find()).as(pattern).isTrue();
		return matcher.group(1);
	}

	private static String get(int port, String path, String host, String origin) throws IOException {
		return send("GET", port, path, host, (origin != null) ? "Origin: " + origin + "\r\n" : "");
	}

	private static String send(String method, int port, String path, String host, String headers) throws IOException {
		return send(method, port, path, host, headers, "");
	}

	private static String send(String method, int port, String path, String host, String headers, String body)
			throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Content-Length: "
					+ body.length() + "\r\nConnection: close\r\n\r\n" + body;
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
