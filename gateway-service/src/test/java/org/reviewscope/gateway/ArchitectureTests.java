package org.reviewscope.gateway;

import java.util.Map;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import org.springframework.boot.autoconfigure.SpringBootApplication;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

@AnalyzeClasses(packages = "org.reviewscope.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	// Exempt is what documents, names, counts or decorates; no configuration is
	@ArchTest
	static final ArchRule telemetryStaysOutOfBusinessCode = noClasses().that()
		.haveNameNotMatching(
				".*\\.(Observed\\w+|\\w+(ObservationDocumentation|MeterDocumentation|ObservationConvention|Metrics))(\\$.*)?")
		.should()
		.dependOnClassesThat(resideInAnyPackage("io.micrometer..", "io.opentelemetry..", "io.prometheus..")
			.and(DescribedPredicate.not(resideInAPackage("io.micrometer.observation.annotation.."))));

	@ArchTest
	static final ArchRule resilienceStaysWithTheUpstream = noClasses().that()
		.resideOutsideOfPackage("..upstream..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.github.resilience4j..");

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("org.reviewscope.gateway.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static void packageHolds18FilesAtMost(JavaClasses classes) {
		Map<String, Long> files = classes.stream()
			.filter(JavaClass::isTopLevelClass)
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		assertThat(files).allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(18));
	}

	@ArchTest
	static final ArchRule rootPackageHoldsTheApplicationOnly = classes().that()
		.resideInAPackage("org.reviewscope.gateway")
		.and()
		.doNotHaveSimpleName("package-info")
		.should()
		.beAnnotatedWith(SpringBootApplication.class);

}
