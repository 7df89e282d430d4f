package org.reviewscope.gateway.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import org.reviewscope.observability.autoconfigure.ObservabilityProperties;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Describes the public API as a whole; the calls describe themselves.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	@Bean
	OpenAPI openApi(ObjectProvider<BuildProperties> build) {
		BuildProperties properties = build.getIfAvailable();
		return new OpenAPI().info(new Info().title("Reviewscope")
			.summary("Classifies product reviews, and shows how")
			.description("Every answer carries the id of its trace in X-Trace-Id. "
					+ "Errors are problem details (RFC 9457) that carry it, too.")
			.version((properties != null) ? properties.getVersion() : "development")
			.license(new License().name("Apache-2.0").identifier("Apache-2.0")));
	}

	@Bean
	OpenApiCustomizer describeProblems() {
		return new ProblemResponses();
	}

	@Bean
	OpenApiCustomizer describeNulls() {
		return new NullableEnums();
	}

	@Bean
	OpenApiCustomizer describeHeaders(ObservabilityProperties observability) {
		return new CommonHeaders(observability.edge());
	}

}
