package org.reviewscope.console.service;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What all pages may ask: whether the console belongs to the suite, and where it takes
 * telemetry.
 */
@ControllerAdvice
class PageAdvice {

	private final boolean suite;

	private final String otlp;

	private final String otlpGrpc;

	PageAdvice(@Value("${reviewscope.console.suite}") boolean suite,
			@Value("${reviewscope.console.otlp.port}") int port,
			@Value("${reviewscope.console.otlp.grpc-port}") int grpcPort) {
		this.suite = suite;
		this.otlp = "http://localhost:" + port;
		this.otlpGrpc = "http://localhost:" + grpcPort;
	}

	@ModelAttribute
	void add(Model model) {
		model.addAttribute("suite", this.suite).addAttribute("otlp", this.otlp).addAttribute("otlpGrpc", this.otlpGrpc);
	}

}
