package org.reviewscope.observability.autoconfigure.redaction;

import io.opentelemetry.instrumentation.api.incubator.semconv.db.SqlDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is shown of SQL.
 */
class SqlTextTests {

	private static final SqlDialect NAMES = SqlDialect.DOUBLE_QUOTES_ARE_IDENTIFIERS;

	private static final SqlDialect VALUES = SqlDialect.DOUBLE_QUOTES_ARE_STRING_LITERALS;

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', value = {
			"select * from t where name = 'secret' and id = ?|select * from t where name = ? and id = ?",
			"insert into t values (?, 'it''s secret', 7)|insert into t values (?, ?, ?)",
			"select a from t where b = $$secret's$$ and c = $1|select a from t where b = ? and c = $1",
			"select \"a b\" from \"Order\" where x = 'secret'|select \"a b\" from \"Order\" where x = ?",
			"select a from t where b like ? escape '\\' and c = 'x'|select a from t where b like ? escape ? and c = ?",
			"/* secret */ select 1 -- secret|select ?",
			"select '/* no comment */' from t where a = '--' and b = 'secret'|select ? from t where a = ? and b = ?",
			"/* it's secret */ select a from t where b = 'secret'|select a from t where b = ?" })
	void literalsAndCommentsAreTakenOut(String sql, String shown) {
		assertThat(SqlText.withoutValues(sql, NAMES).strip()).isEqualTo(shown);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			value = { "select * from t where a = 'secret|select * from t where a = ?",
					"select * from t where a = \"secret|select * from t where a = ?",
					"select a from t where b = $$secret|select a from t where b = ?",
					"select a from t where b = $q$secret|select a from t where b = ?",
					"select E'it\\'s secret\\' and ' from t|select E?", "select e'\\' , secret , \\'' from t|select e?",
					"select q'[a' secret 'b]' from dual|select q?", "select nq'[it's secret]' from dual|select nq?" })
	void statementWhoseQuotesDoNotAddUpIsShownUpToTheFirst(String sql, String shown) {
		assertThat(SqlText.withoutValues(sql, NAMES)).isEqualTo(shown);
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 'a\\' secret \\'b' from t", "select \"a\\\" secret\" from t" })
	void backslashMayBeAnEscapeWhereDoubleQuotesHoldValues(String sql) {
		assertThat(SqlText.withoutValues(sql, VALUES)).isEqualTo("select ?");
	}

	@Test
	void doubleQuotesHoldValuesInSomeDatabasesAndInUnknownOnes() {
		assertThat(SqlText.withoutValues("select * from t where a = \"secret\"", VALUES))
			.isEqualTo("select * from t where a = ?");
		assertThat(SqlText.dialect("mysql")).isSameAs(VALUES);
		assertThat(SqlText.dialect(null)).isSameAs(VALUES);
		assertThat(SqlText.dialect("postgresql")).isSameAs(NAMES);
	}

	@Test
	void longStatementIsCutWithoutShowingALiteral() {
		String sql = "select * from t where a in (" + "'secret',".repeat(10000) + "'secret')";
		assertThat(SqlText.withoutValues(sql, NAMES)).doesNotContain("secret").startsWith("select * from t where a in");
	}

}
