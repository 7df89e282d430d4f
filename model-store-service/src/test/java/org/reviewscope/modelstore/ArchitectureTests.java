package org.reviewscope.modelstore;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.data.repository.Repository;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.reviewscope.modelstore", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule telemetryStaysOutOfBusinessCode = noClasses().that()
		.haveNameNotMatching(
				".*\\.([A-Za-z0-9$]*Observ[A-Za-z0-9$]*|[A-Za-z0-9$]*(Metrics|MeterDocumentation|Convention|Configuration)(\\$.*)?)")
		.should()
		.dependOnClassesThat(resideInAnyPackage("io.micrometer..", "io.opentelemetry..", "io.prometheus..")
			.and(DescribedPredicate.not(resideInAPackage("io.micrometer.observation.annotation.."))));

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("org.reviewscope.modelstore.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule rootPackageHoldsTheApplicationOnly = classes().that()
		.resideInAPackage("org.reviewscope.modelstore")
		.and()
		.doNotHaveSimpleName("package-info")
		.should()
		.beAnnotatedWith(SpringBootApplication.class);

	@ArchTest
	static final ArchRule entitiesStayInTheirFeature = classes().that()
		.areAnnotatedWith(Entity.class)
		.or()
		.areAssignableTo(Repository.class)
		.should()
		.notBePublic();

}
