package org.reviewscope.modelstore;

import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;

/**
 * The PostgreSQL that Compose would start: its image is named in {@code .env}, unless a
 * variable of the same name names another.
 */
@TestConfiguration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "reviewscope.database", havingValue = "container")
@PropertySource("file:../.env")
class DatabaseContainerConfiguration {

	@Bean
	@ServiceConnection
	PostgreSQLContainer postgres(@Value("${POSTGRES_IMAGE}") String image) {
		return new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
	}

}
