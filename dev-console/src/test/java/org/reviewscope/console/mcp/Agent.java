package org.reviewscope.console.mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An agent, with the SDK's client.
 */
final class Agent implements AutoCloseable {

	private static final JsonMapper json = JsonMapper.shared();

	private final int port;

	private final McpSyncClient client;

	Agent(int port) {
		this.port = port;
		this.client = McpClient.sync(HttpClientStreamableHttpTransport.builder("http://localhost:" + port).build())
			.build();
		this.client.initialize();
	}

	McpSyncClient client() {
		return this.client;
	}

	@Override
	public void close() {
		this.client.close();
	}

	JsonNode ask(String tool, Map<String, Object> arguments) {
		CallToolResult result = call(tool, arguments);
		assertThat(result.isError()).as(text(result)).isFalse();
		return json.readTree(text(result));
	}

	String refusal(String tool, Map<String, Object> arguments) {
		CallToolResult result = call(tool, arguments);
		assertThat(result.isError()).as(text(result)).isTrue();
		return text(result);
	}

	/** The whole answer as it is on the wire. */
	byte[] wire(String tool, Map<String, Object> arguments) {
		HttpResponse<byte[]> response = post("application/json", json.writeValueAsString(Map.of("jsonrpc", "2.0", "id",
				1, "method", "tools/call", "params", Map.of("name", tool, "arguments", arguments))));
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	HttpResponse<byte[]> post(String contentType, String body) {
		return send(HttpRequest.newBuilder().header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
	}

	HttpResponse<byte[]> send(HttpRequest.Builder request) {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(request.uri(URI.create("http://localhost:" + this.port + "/mcp"))
				.header("Accept", "application/json, text/event-stream")
				.build(), BodyHandlers.ofByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private CallToolResult call(String tool, Map<String, Object> arguments) {
		return this.client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
	}

	private static String text(CallToolResult result) {
		assertThat(result.content()).hasSize(1);
		return ((TextContent) result.content().getFirst()).text();
	}

}
