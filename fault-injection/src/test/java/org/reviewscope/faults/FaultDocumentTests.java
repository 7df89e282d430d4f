package org.reviewscope.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.reviewscope.faults.FaultDescription.Signs;
import org.reviewscope.faults.database.DatabaseFaultsAutoConfiguration;
import org.reviewscope.faults.neighbour.NeighbourFaultsAutoConfiguration;
import org.reviewscope.faults.process.ProcessFaultsAutoConfiguration;
import org.reviewscope.faults.request.RequestFaultsAutoConfiguration;
import org.reviewscope.faults.telemetry.TelemetryFaultsAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of {@code docs/faults.md} has a row for each fault, in the fault's own words.
 * With {@code -Dfaults.docs.update=true} the table is written.
 */
class FaultDocumentTests {

	private static final Path PAGE = Path.of("../docs/faults.md");

	private static final String BEGIN = "<!-- the table: generated, see FaultDocumentTests -->\n";

	private static final String END = "<!-- end of the table -->\n";

	private final WebApplicationContextRunner context = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(FaultsAutoConfiguration.class, DatabaseFaultsAutoConfiguration.class,
				NeighbourFaultsAutoConfiguration.class, ProcessFaultsAutoConfiguration.class,
				RequestFaultsAutoConfiguration.class, TelemetryFaultsAutoConfiguration.class))
		.withBean(DataSource.class, () -> Mockito.mock(DataSource.class))
		.withPropertyValues("reviewscope.faults.enabled=true", "spring.application.name=model-store-service");

	@Test
	void tableIsUpToDate() {
		this.context.run((context) -> {
			List<FaultDescription> faults = context.getBean(Faults.class)
				.states()
				.stream()
				.map(FaultState::fault)
				.toList();
			assertThat(faults).hasSize(18);
			compare(table(faults));
		});
	}

	private static void compare(String table) throws IOException {
		String page = Files.readString(PAGE);
		String before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
		String after = page.substring(page.indexOf(END));
		if (Boolean.getBoolean("faults.docs.update")) {
			Files.writeString(PAGE, before + table + after);
		}
		assertThat(Files.readString(PAGE)).as("write it with -Dfaults.docs.update=true")
			.isEqualTo(before + table + after);
	}

	private static String table(List<FaultDescription> faults) {
		return """

				| fault | of | what it does, and its parameters with their defaults | metric | trace | log | alert and mail |
				|---|---|---|---|---|---|---|
				%s
				"""
			.formatted(faults.stream().map(FaultDocumentTests::row).collect(Collectors.joining("\n"))) + "\n";
	}

	private static String row(FaultDescription fault) {
		Signs signs = fault.signs();
		String parameters = fault.parameters()
			.entrySet()
			.stream()
			.map((parameter) -> " `" + parameter.getKey() + "=" + parameter.getValue() + "`")
			.collect(Collectors.joining());
		return "| `%s` | %s | %s%s | `%s`: %s | %s | %s | %s |".formatted(fault.name(), fault.services(), fault.text(),
				parameters, signs.metric(), signs.reading(), signs.trace(), signs.log(), signs.alert());
	}

}
