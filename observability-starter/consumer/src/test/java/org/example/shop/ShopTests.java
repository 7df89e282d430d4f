package org.example.shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one dependency adds, and what it leaves as it is.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ShopTests {

	@Value("${local.server.port}")
	private int port;

	@Test
	void responseNamesItsTrace() throws Exception {
		HttpResponse<String> answer = get("/items/7");
		assertThat(answer.body()).isEqualTo("item 7");
		assertThat(answer.headers().firstValue("X-Trace-Id")).get().asString().matches("[0-9a-f]{32}");
	}

	@Test
	void requestsAreMeasured() throws Exception {
		get("/items/7");
		assertThat(get("/actuator/prometheus").body()).contains("http_server_requests_seconds_count{")
			.contains("uri=\"/items/{id}\"");
	}

	@Test
	void errorsStaySpringBoots() throws Exception {
		HttpResponse<String> answer = get("/items/seven");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(answer.body()).contains("\"timestamp\"", "\"error\":\"Bad Request\"");
	}

	private HttpResponse<String> get(String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

}
