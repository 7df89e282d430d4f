package org.reviewscope.gateway.access;

/**
 * What an answer may load and run in a browser.
 */
enum ContentPolicy {

	/** Nothing but this server's own files: neither scripts of others nor inline ones. */
	PAGE("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "),

	/** Swagger UI writes styles into its elements, and has images in its style sheet. */
	SWAGGER_UI("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; "
			+ "img-src 'self' data:; "),

	/** JSON is no page. */
	ANSWER("default-src 'none'; ");

	private static final String ALWAYS = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private final String directives;

	ContentPolicy(String directives) {
		this.directives = directives + ALWAYS;
	}

	static ContentPolicy of(String path) {
		if (path.equals("/") || path.startsWith("/page/")) {
			return PAGE;
		}
		return path.startsWith("/swagger-ui/") ? SWAGGER_UI : ANSWER;
	}

	String directives() {
		return this.directives;
	}

}
