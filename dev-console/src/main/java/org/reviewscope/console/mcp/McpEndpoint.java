package org.reviewscope.console.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Streamable HTTP without streams: one message in, one answer out. The SDK's own servlet
 * would answer a broken message with a stack trace. Only JSON is accepted: a foreign page
 * cannot send it without asking first, and Spring Security refuses its origin.
 */
@RestController
class McpEndpoint implements McpStatelessServerTransport {

	/** A query has at most a thousand characters. */
	private static final int MAX_BYTES = 16 * 1024;

	private final McpJsonMapper json;

	private @Nullable McpStatelessServerHandler handler;

	McpEndpoint(McpJsonMapper json) {
		this.json = json;
	}

	@Override
	public void setMcpHandler(McpStatelessServerHandler newHandler) {
		this.handler = newHandler;
	}

	@Override
	public Mono<Void> closeGracefully() {
		return Mono.empty();
	}

	@PostMapping(path = "/mcp", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> receive(InputStream body) throws IOException {
		JSONRPCMessage message = read(body.readNBytes(MAX_BYTES + 1));
		if (message instanceof JSONRPCRequest request) {
			return ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_JSON)
				.body(this.json.writeValueAsBytes(answer(request)));
		}
		if (message instanceof JSONRPCNotification) {
			// Nothing that a client sends changes its answers
			return ResponseEntity.accepted().build();
		}
		throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Send a request or a notification");
	}

	// Each client asks for a stream once, and does without when there is none. Spring's
	// own answer would also write a warning to the terminal
	@GetMapping("/mcp")
	ResponseEntity<Void> stream() {
		return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED).allow(HttpMethod.POST).build();
	}

	private JSONRPCMessage read(byte[] body) throws IOException {
		if (body.length > MAX_BYTES) {
			throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE,
					"A message has at most %d bytes".formatted(MAX_BYTES));
		}
		String text = new String(body, StandardCharsets.UTF_8).strip();
		try {
			// The SDK stumbles over a null
			return McpSchema.deserializeJsonRpcMessage(this.json, text.startsWith("{") ? text : "{}");
		}
		catch (JacksonException | IllegalArgumentException | IOException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Send one JSON-RPC 2.0 message", ex);
		}
	}

	private JSONRPCResponse answer(JSONRPCRequest request) {
		if (this.handler == null) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "The console is starting");
		}
		try {
			return this.handler.handleRequest(McpTransportContext.EMPTY, request).blockOptional().orElseThrow();
		}
		catch (RuntimeException ex) {
			// Those of the tools are in the answer: the SDK could not read the parameters
			return JSONRPCResponse.error(request.id(),
					new JSONRPCError(ErrorCodes.INVALID_PARAMS, "The parameters are not those of " + request.method()));
		}
	}

}
