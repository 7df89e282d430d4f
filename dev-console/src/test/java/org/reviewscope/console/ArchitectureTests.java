package org.reviewscope.console;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the packages to what they say they are.
 */
@AnalyzeClasses(packagesOf = DevConsoleApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	private static final long MAX_FILES = 18;

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("org.reviewscope.console.(**)")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static void packagesAreSmallEnoughToFindAClassIn(JavaClasses classes) {
		Map<String, Long> files = classes.stream()
			.filter(JavaClass::isTopLevelClass)
			.collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));

		assertThat(files).isNotEmpty()
			.allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MAX_FILES));
	}

	@ArchTest
	static final ArchRule launchKnowsNothingOfTelemetry = noClasses().that()
		.resideInAPackage("..console.launch..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..console.ingest..", "..console.telemetry..", "..console.store..", "..console.access..",
				"..console.chart..", "..console.trace..", "..console.log..", "..console.metric..",
				"..console.service..", "..console.drift..", "..console.experiment..", "..console.fault..",
				"..console.proof..", "..console.tour..", "..console.query..", "..console.completion..",
				"..console.archive..", "..console.stream..", "..console.ticket..", "..console.flame..",
				"..console.compare..", "..console.run..", "..console.mcp..", "..console.route..");

	@ArchTest
	static final ArchRule telemetryKnowsNothingOfItsWire = noClasses().that()
		.resideInAnyPackage("..console.telemetry..", "..console.store..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.opentelemetry..", "com.google.protobuf..", "jakarta.servlet..");

	@ArchTest
	static final ArchRule theChildNeedsNothingButTheJdk = noClasses().that()
		.resideInAPackage("..console.launch.child..")
		.should()
		.dependOnClassesThat()
		.resideOutsideOfPackages("java..", "..console.launch.child..", "org.jspecify..");

	@ArchTest
	static final ArchRule onlyTheLaunchersOutputWritesToTheTerminal = noClasses().that()
		.doNotHaveSimpleName("LauncherOutput")
		.should()
		.accessField(System.class, "out")
		.orShould()
		.accessField(System.class, "err");

}
