package org.reviewscope.system.agents;

import java.util.Map;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that the script sees: the console's tools, at most eight times.
 */
final class Probe implements Tools, AutoCloseable {

	private static final int MOST_CALLS = 8;

	private static final JsonMapper JSON = JsonMapper.shared();

	private final McpSyncClient client;

	private final StringBuilder protocol = new StringBuilder();

	private int calls;

	Probe(String console) {
		this.client = McpClient.sync(HttpClientStreamableHttpTransport.builder(console).build()).build();
		this.client.initialize();
	}

	@Override
	public JsonNode ask(String tool, Map<String, Object> arguments) {
		if (this.calls == MOST_CALLS) {
			throw new NoCallsLeftException();
		}
		this.calls++;
		CallToolResult result = this.client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
		String text = ((TextContent) result.content().getFirst()).text();
		this.protocol.append("%s %s%n%s%n".formatted(tool, arguments, text));
		if (result.isError()) {
			throw new IllegalStateException(text);
		}
		return JSON.readTree(text);
	}

	int calls() {
		return this.calls;
	}

	/** Every call with its answer. */
	String protocol() {
		return this.protocol.toString();
	}

	@Override
	public void close() {
		this.client.close();
	}

	/**
	 * Eight calls were not enough.
	 */
	@SuppressWarnings("serial")
	static final class NoCallsLeftException extends RuntimeException {

	}

}
