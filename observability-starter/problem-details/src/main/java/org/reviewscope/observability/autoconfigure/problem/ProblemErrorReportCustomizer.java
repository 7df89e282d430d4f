package org.reviewscope.observability.autoconfigure.problem;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Adds the valve. Of several the one that was added last answers first: Spring Boot's own
 * customizer has the order 0, and those of applications mostly have none.
 */
final class ProblemErrorReportCustomizer
		implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {

	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		factory.addContextCustomizers(
				(context) -> context.getParent().getPipeline().addValve(new ProblemErrorReportValve()));
	}

	@Override
	public int getOrder() {
		return 1;
	}

}
