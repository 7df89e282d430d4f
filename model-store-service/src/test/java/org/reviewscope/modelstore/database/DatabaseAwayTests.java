package org.reviewscope.modelstore.database;

import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.modelstore.StoreTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real database server that is stopped while the store runs.
 */
@StoreTest
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTests {

	private static final Server database = start();

	@Autowired
	RestTestClient client;

	@Autowired
	DataSource dataSource;

	@DynamicPropertySource
	static void useTheServer(DynamicPropertyRegistry properties) {
		properties.add("spring.datasource.url",
				() -> "jdbc:h2:tcp://localhost:%d/mem:away;DB_CLOSE_DELAY=-1".formatted(database.getPort()));
		properties.add("spring.datasource.hikari.connection-timeout", () -> "250");
	}

	@AfterAll
	static void stop() {
		database.stop();
	}

	@Test
	void callsAreToBeSentAgain(CapturedOutput output) throws Exception {
		this.client.get().uri("/models").exchange().expectStatus().isOk();
		database.stop();
		this.dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();

		expectTryAgain("/models");
		expectTryAgain("/models/active");
		expectTryAgain("/predictions/" + UUID.randomUUID());
		assertThat(output).containsPattern("The database does not answer: .+ \\(0 more calls failed since");
	}

	private void expectTryAgain(String path) {
		this.client.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
			.expectHeader()
			.valueEquals(HttpHeaders.RETRY_AFTER, "1")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).startsWith("The database does not answer."));
	}

	private static Server start() {
		try {
			return Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
