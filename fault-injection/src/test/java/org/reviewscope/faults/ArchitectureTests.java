package org.reviewscope.faults;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.reviewscope.faults", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("org.reviewscope.faults.(**)")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule faultsUseNoClassOfAService = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.reviewscope.gateway..", "org.reviewscope.inference..", "org.reviewscope.modelstore..",
				"org.reviewscope.observability..");

}
