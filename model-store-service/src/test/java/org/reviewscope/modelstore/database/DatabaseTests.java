package org.reviewscope.modelstore.database;

import java.sql.Connection;
import java.util.Arrays;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.reviewscope.modelstore.StoreTest;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run that should use PostgreSQL must not use H2 unnoticed.
 */
@StoreTest
class DatabaseTests {

	@Autowired
	DataSource dataSource;

	@Autowired
	Flyway flyway;

	@Test
	void isTheOneAskedFor() throws Exception {
		String asked = System.getProperty("reviewscope.database", "none");
		try (Connection connection = this.dataSource.getConnection()) {
			assertThat(connection.getMetaData().getDatabaseProductName())
				.isEqualTo(asked.equals("none") ? "H2" : "PostgreSQL");
		}
	}

	@Test
	void hasTheTablesOfTheSameScripts() {
		assertThat(Arrays.stream(this.flyway.info().applied())).extracting((script) -> script.getScript())
			.containsExactly("V1__create_registry.sql", "V2__create_prediction.sql", "V3__create_rollout.sql");
	}

}
