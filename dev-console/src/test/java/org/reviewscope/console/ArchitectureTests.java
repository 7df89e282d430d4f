package org.reviewscope.console;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Holds the packages to what they say they are.
 */
@AnalyzeClasses(packagesOf = DevConsoleApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("org.reviewscope.console.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule launchKnowsNothingOfTelemetry = noClasses().that()
		.resideInAPackage("..console.launch..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..console.ingest..", "..console.telemetry..", "..console.access..", "..console.chart..",
				"..console.trace..", "..console.log..", "..console.metric..", "..console.service..",
				"..console.experiment..", "..console.tour..");

	@ArchTest
	static final ArchRule telemetryKnowsNothingOfItsWire = noClasses().that()
		.resideInAPackage("..console.telemetry..")
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
