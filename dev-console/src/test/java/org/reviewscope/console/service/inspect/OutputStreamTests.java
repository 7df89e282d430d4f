package org.reviewscope.console.service.inspect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.launch.output.OutputLine;
import org.reviewscope.console.launch.output.OutputSource;
import org.reviewscope.console.launch.output.ServiceOutput;
import org.reviewscope.console.launch.process.InspectedServices;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * Lines of a service are sent as they are written, without a gap after those that the
 * reader has.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "reviewscope.console.otlp.port=0", "reviewscope.console.otlp.grpc-port=0" })
class OutputStreamTests {

	private final ServiceOutput output = new ServiceOutput();

	@LocalServerPort
	private int port;

	@MockitoBean
	private InspectedServices services;

	@BeforeEach
	void knowOneService() {
		given(this.services.find("shop")).willReturn(Optional.of(Known.service(this.output, 42L)));
	}

	@Test
	void laterLinesFollowTheLastOneOfTheReader() throws Exception {
		this.output.add(OutputSource.STDOUT, "one");
		this.output.add(OutputSource.STDOUT, "two");
		try (BufferedReader lines = open("?after=1")) {
			assertThat(next(lines)).isEqualTo(json(2, "stdout", "two"));

			this.output.add(OutputSource.STDERR, "three <b>");

			assertThat(next(lines)).isEqualTo(json(3, "stderr", "three <b>"));
		}
	}

	@Test
	void onlyNewLinesThatFitAreSent() throws Exception {
		this.output.add(OutputSource.STDERR, "an old sale");
		try (BufferedReader lines = open("?word=SALE&stderr=true")) {
			this.output.add(OutputSource.STDOUT, "a sale");
			this.output.add(OutputSource.STDERR, "a loss");
			this.output.add(OutputSource.STDERR, "a failed sale");

			assertThat(next(lines)).isEqualTo(json(4, "stderr", "a failed sale"));
		}
	}

	@Test
	void unknownServiceIsRefused() throws Exception {
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(request("/api/services/bakery/output/stream"), BodyHandlers.ofString());

		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("./mvnw -Pup");
	}

	private BufferedReader open(String query) throws IOException, InterruptedException {
		HttpResponse<InputStream> response = HttpClient.newHttpClient()
			.send(request("/api/services/shop/output/stream" + query), BodyHandlers.ofInputStream());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("content-type")).hasValue("application/x-ndjson");
		return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
	}

	private HttpRequest request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build();
	}

	private static String next(BufferedReader lines) throws IOException {
		String line = lines.readLine();
		while (line.isEmpty()) {
			line = lines.readLine();
		}
		return line;
	}

	private String json(long number, String stream, String text) {
		OutputLine line = this.output.newest(10, (any) -> any.number() == number).getFirst();
		return "{\"number\":%d,\"time\":\"%s\",\"stream\":\"%s\",\"text\":\"%s\"}".formatted(number, line.time(),
				stream, text);
	}

}
