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
			.body(this.page);
	}

}
