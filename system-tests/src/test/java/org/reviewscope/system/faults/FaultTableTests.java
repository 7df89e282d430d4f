package org.reviewscope.system.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.reviewscope.system.faults.FaultTable.Row;
import org.reviewscope.system.monitoring.Rule;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the table of faults promises is what the tests prove: a new fault, or a new
 * promise, needs a proof.
 */
class FaultTableTests {

	private final List<Row> rows = FaultTable.rows();

	@Test
	void alertsOfEachFaultAreProven() {
		Map<String, Set<String>> proven = Stream
			.concat(AlertingFaults.withoutAlert().stream(),
					AlertingFaults.withAlerts().flatMap((group) -> group.faults().stream()))
			.collect(Collectors.groupingBy(AlertingFault::toString, TreeMap::new, Collectors.flatMapping(
					(each) -> each.alerts().stream().map(ExpectedAlert::name), Collectors.toCollection(TreeSet::new))));

		assertThat(this.rows).hasSizeGreaterThan(10);
		assertThat(this.rows.stream().collect(Collectors.toMap(Row::fault, Row::alerts))).isEqualTo(proven);
	}

	@Test
	void otherSignsOfEachFaultAreProven() {
		assertThat(Stream.of(FaultSystemTests.class, LatencyFaultSystemTests.class, ProcessFaultSystemTests.class)
			.flatMap((type) -> Stream.of(type.getDeclaredMethods()))
			.flatMap((method) -> Stream.of(method.getAnnotationsByType(SignsOf.class)))
			.map(SignsOf::value)).containsExactlyInAnyOrderElementsOf(this.rows.stream().map(Row::fault).toList());
	}

	@Test
	void alertsOfTheTableExist() {
		Set<String> alerts = Rule.alerts()
			.map((rule) -> rule.json().path("alert").asString())
			.collect(Collectors.toSet());

		assertThat(this.rows.stream().flatMap((row) -> row.alerts().stream())).isNotEmpty().isSubsetOf(alerts);
	}

}
