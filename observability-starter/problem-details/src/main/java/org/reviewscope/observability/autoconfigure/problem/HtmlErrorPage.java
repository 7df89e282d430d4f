package org.reviewscope.observability.autoconfigure.problem;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.condition.ProducesRequestCondition;

/**
 * The HTML error page of the application or of Spring Boot, which this starter leaves to
 * those who ask for it.
 */
final class HtmlErrorPage {

	private static final ProducesRequestCondition HTML = new ProducesRequestCondition(MediaType.TEXT_HTML_VALUE);

	private static final ProducesRequestCondition ANYTHING = new ProducesRequestCondition();

	private HtmlErrorPage() {
	}

	/**
	 * By the rule with which Spring MVC chooses between the two methods of Spring Boot's
	 * error controller: browsers get HTML, and a client that accepts anything does not.
	 * @param request a request that has failed
	 * @return whether its client gets the page
	 */
	static boolean isAskedFor(HttpServletRequest request) {
		ProducesRequestCondition html = HTML.getMatchingCondition(request);
		boolean preferred = html != null && html.compareTo(ANYTHING, request) < 0;
		ProducesRequestCondition.clearMediaTypesAttribute(request);
		return preferred;
	}

}
