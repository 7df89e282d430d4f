package org.reviewscope.gateway.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.swagger.v3.oas.annotations.Hidden;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * Serves the page to try a review on. Only two addresses in it vary: no reason for a
 * template engine.
 */
@Hidden
@RestController
class PageController {

	/** Nothing but this server's own files: neither scripts of others nor inline ones. */
	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private final String page;

	PageController(PageProperties properties) throws IOException {
		this.page = new ClassPathResource("page/index.html").getContentAsString(StandardCharsets.UTF_8)
			.replace("{{traceUrl}}", HtmlUtils.htmlEscape(properties.traceUrl()))
			.replace("{{consoleUrl}}", HtmlUtils.htmlEscape(properties.consoleUrl()));
	}

	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
	ResponseEntity<String> page() {
		return ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.cacheControl(CacheControl.noCache())
			.header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
			.header("Referrer-Policy", "no-referrer")
			.header("X-Content-Type-Options", "nosniff")
			.body(this.page);
	}

}
