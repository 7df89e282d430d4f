package org.reviewscope.gateway;

import org.testcontainers.grafana.LgtmStackContainer;
import org.testcontainers.utility.DockerImageName;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;

/**
 * The gateway from an editor or {@code spring-boot:test-run}, with Grafana's all-in-one
 * image started beside it to look at its traces and logs.
 */
public class TestGatewayApplication {

	public static void main(String[] args) {
		SpringApplication.from(GatewayApplication::main).with(Lgtm.class).run(args);
	}

	/**
	 * The image is named in {@code .env}, unless a variable of the same name names
	 * another.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	@PropertySource("file:../.env")
	static class Lgtm {

		@Bean
		@ServiceConnection
		LgtmStackContainer lgtm(@Value("${LGTM_IMAGE}") String image) {
			return new LgtmStackContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("grafana/otel-lgtm"))
				.withReuse(true);
		}

	}

}
