package org.reviewscope.system.dashboards;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * If a name is not found here, its panel is not checked.
 */
class QueryFieldsTests {

	private static final String LOG_QL = """
			sum by (level, a_service) (count_over_time({a_service=~"x|{y=z}.*", b != "c"} | tenant=~"| d=1" | e >= 5
			|~ "(?i)f=" [$__interval]))""";

	@Test
	void findsLabelsOfTheSelector() {
		assertThat(QueryFields.selectors(LOG_QL)).containsExactly("a_service", "b");
	}

	@Test
	void findsWhatIsFilteredAndGroupedBy() {
		assertThat(QueryFields.fields(LOG_QL)).containsExactly("a_service", "e", "level", "tenant");
	}

	@Test
	void findsAttributesAndNoIntrinsics() {
		assertThat(QueryFields.attributes("{ resource.a.b =~ \"span.c\" && span:kind = server && (span.d_e > 1s) }"))
			.containsExactly("resource.a.b", "span.d_e");
	}

}
