package org.reviewscope.modelstore.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that closes under the store, as H2 does when the disk is full, while
 * requests continue.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@DirtiesContext
class ClosedDatabaseTests {

	@TempDir
	private static Path directory;

	@Autowired
	RestTestClient client;

	@Autowired
	JdbcTemplate jdbc;

	@DynamicPropertySource
	static void useAFile(DynamicPropertyRegistry properties) {
		properties.add("reviewscope.model-store.data-dir", directory::toString);
		properties.add("spring.datasource.url", () -> "jdbc:h2:file:" + directory.resolve("db"));
	}

	@Test
	void isOpenedAgainUnderLoadWithoutAStackTraceInTheLog(CapturedOutput output) {
		int before = output.toString().length();
		this.jdbc.execute("SHUTDOWN IMMEDIATELY");

		Awaitility.await()
			.pollInterval(Duration.ofMillis(20))
			.atMost(Duration.ofSeconds(5))
			.until(this::status, HttpStatus.OK::isSameCodeAs);
		assertThat(output.toString().substring(before)).doesNotContain("\tat ", "marked as broken", "Answered 500");
	}

	@Test
	void whatHikariWritesOfItIsLeftOutAndOfOthersIsNot(CapturedOutput output) {
		Logger hikari = LoggerFactory.getLogger("com.zaxxer.hikari.pool.ProxyConnection");
		hikari.warn("{} of {} marked as broken", "closed", 7, new SQLException("closed", "90098", 90098));
		hikari.warn("{} of {} marked as broken", "cut", 7, new SQLException("the line is cut", "08006", 1));
		assertThat(output).contains("cut of 7 marked as broken", "the line is cut").doesNotContain("closed of 7");
	}

	private HttpStatusCode status() {
		return this.client.get().uri("/models").exchange().returnResult().getStatus();
	}

}
