package org.reviewscope.observability.autoconfigure.jdbc;

import java.util.List;

import io.opentelemetry.instrumentation.api.incubator.semconv.db.SqlDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read of SQL.
 */
class QueryTests {

	@Test
	void literalsBecomePlaceholders() {
		Query query = query("update t1 set a = 'it''s', b = 3.14 where c in (1, 2)");
		assertThat(query.text()).isEqualTo("update t1 set a = ?, b = ? where c in (?)");
	}

	@Test
	void valuesInDoubleQuotesBecomePlaceholdersWhereTheDatabaseTakesThemForValues() {
		Query query = new Query(List.of("select * from t where a = \"secret\""), 0,
				SqlDialect.DOUBLE_QUOTES_ARE_STRING_LITERALS);
		assertThat(query.text()).isEqualTo("select * from t where a = ?");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", delimiter = '|',
			value = { "insert into t values (?)|INSERT|t|INSERT t", "update t set a = ?|UPDATE|t|UPDATE t",
					"delete from t|DELETE|t|DELETE t", "\n select a from s.t x|SELECT|s.t|SELECT s.t",
					"select a from t join u on t.a = u.a|SELECT|none|SELECT t u",
					"insert into t select a from u|INSERT|t|INSERT t", "select 1|SELECT|none|SELECT",
					"nonsense|none|none|none", "''|none|none|none" })
	void tellsWhatIsDoneToWhat(String sql, String operation, String collection, String summary) {
		Query query = query(sql);
		assertThat(query.operation()).isEqualTo(operation);
		assertThat(query.collection()).isEqualTo(collection);
		assertThat(query.summary()).isEqualTo(summary);
	}

	@Test
	void batchOfDifferentStatementsIsNamedByWhatTheyHaveInCommon() {
		assertThat(batch("insert into t values (1)", "insert into t values (2)").summary()).isEqualTo("BATCH INSERT t");
		assertThat(batch("insert into t values (1)", "delete from t").operation()).isEqualTo("BATCH");
		assertThat(batch("insert into t values (1)", "delete from t").collection()).isEqualTo("t");
		assertThat(batch("insert into t values (1)", "insert into u values (1)").collection()).isNull();
		assertThat(batch("insert into t values (1)", "insert into u values (1)").summary()).isEqualTo("BATCH");
	}

	@Test
	void statementsThatHaveNoOperationInCommonHaveNoSummaryUnlessTheyAreABatch() {
		Query query = new Query(List.of("insert into t values (1)", "delete from t"), 0,
				SqlDialect.DOUBLE_QUOTES_ARE_IDENTIFIERS);
		assertThat(query.collection()).isEqualTo("t");
		assertThat(query.summary()).isNull();
	}

	private static Query query(String sql) {
		return new Query(List.of(sql), 0, SqlDialect.DOUBLE_QUOTES_ARE_IDENTIFIERS);
	}

	private static Query batch(String... statements) {
		return new Query(List.of(statements), statements.length, SqlDialect.DOUBLE_QUOTES_ARE_IDENTIFIERS);
	}

}
