package org.reviewscope.system;

import java.util.Map;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

@AnalyzeClasses(packages = "org.reviewscope.system")
class ArchitectureTests {

	private static final long MOST_CLASSES = 18;

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("org.reviewscope.system.(**)")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static void packagesStaySmall(JavaClasses classes) {
		Map<String, Long> sizes = classes.stream()
			.filter(JavaClass::isTopLevelClass)
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		assertThat(sizes).hasSizeGreaterThan(1)
			.allSatisfy((_, size) -> assertThat(size).isLessThanOrEqualTo(MOST_CLASSES));
	}

}
