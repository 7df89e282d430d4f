package org.reviewscope.observability.autoconfigure.jdbc;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read of SQL.
 */
class StatementsTests {

	@Test
	void literalsBecomePlaceholders() {
		assertThat(Statements.withoutLiterals("update t1 set a = 'it''s', b = 3.14 where c in (1, 2)"))
			.isEqualTo("update t1 set a = ?, b = ? where c in (?, ?)");
	}

	@Test
	void operationIsTheFirstWordThatIsOne() {
		assertThat(Statements.operation("\n insert into t values (?)")).isEqualTo("INSERT");
		assertThat(Statements.operation("(select 1)")).isNull();
		assertThat(Statements.operation("")).isNull();
	}

	@Test
	void systemsHaveTheNamesOfOpenTelemetry() {
		assertThat(DatabaseSystem.of("jdbc:h2:file:./data/db")).isEqualTo("h2database");
		assertThat(DatabaseSystem.of("jdbc:postgresql://localhost/db")).isEqualTo("postgresql");
		assertThat(DatabaseSystem.of("jdbc:unheard:of")).isEqualTo("other_sql");
		assertThat(DatabaseSystem.of("nonsense")).isEqualTo("other_sql");
	}

}
