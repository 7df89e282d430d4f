package org.reviewscope.observability.autoconfigure.jdbc;

import io.opentelemetry.instrumentation.api.incubator.semconv.db.SqlDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read of JDBC URLs.
 */
class JdbcUrlTests {

	@ParameterizedTest
	@CsvSource({ "jdbc:h2:file:/data/./db;WRITE_DELAY=0, h2database, db", "jdbc:h2:file:///data/shop, h2database, shop",
			"jdbc:h2:mem:people;DB_CLOSE_DELAY=-1, h2database, people",
			"jdbc:h2:tcp://localhost:9092/~/test, h2database, test",
			"jdbc:postgresql://localhost:5432/shop?ssl=true, postgresql, shop",
			"'jdbc:postgresql://a:5432,b:5432/shop', postgresql, shop", "jdbc:postgresql:shop, postgresql, shop",
			"jdbc:mysql://localhost/shop?user=x, mysql, shop",
			"jdbc:sqlserver://localhost:1433;encrypt=true;databaseName=shop;x=y, microsoft.sql_server, shop",
			"jdbc:oracle:thin:@//localhost:1521/shop, oracle.db, shop",
			"jdbc:oracle:thin:@localhost:1521:shop, oracle.db, shop", "jdbc:sqlite:shop.db, sqlite, shop.db",
			"'jdbc:db2://localhost:50000/shop:password=x;user=y;', ibm.db2, shop", "jdbc:unheard:of, other_sql, of" })
	void tellsSystemAndNamespace(String url, String system, String namespace) {
		assertThat(JdbcUrl.of(url).system()).isEqualTo(system);
		assertThat(JdbcUrl.of(url).namespace()).isEqualTo(namespace);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:h2:mem:", "jdbc:postgresql://localhost", "jdbc:postgresql://localhost:5432/",
			"jdbc:sqlserver://localhost:1433;encrypt=true", "jdbc:oracle:thin:@shop_alias" })
	void tellsNoNamespaceThatIsNotThere(String url) {
		assertThat(JdbcUrl.of(url).namespace()).isNull();
	}

	@Test
	void knowsWhereDoubleQuotesHoldValues() {
		assertThat(JdbcUrl.of("jdbc:mysql://localhost/shop").dialect())
			.isSameAs(SqlDialect.DOUBLE_QUOTES_ARE_STRING_LITERALS);
		assertThat(JdbcUrl.of("nonsense").dialect()).isSameAs(SqlDialect.DOUBLE_QUOTES_ARE_STRING_LITERALS);
		assertThat(JdbcUrl.of("jdbc:postgresql://localhost/shop").dialect())
			.isSameAs(SqlDialect.DOUBLE_QUOTES_ARE_IDENTIFIERS);
	}

}
