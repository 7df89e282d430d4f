package org.reviewscope.inference;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;

import org.springframework.boot.autoconfigure.SpringBootApplication;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.reviewscope.inference", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final int MOST_FILES = 18;

	/** They hand the registries to what they wire, and do nothing else with them. */
	private static final Set<String> WIRING = Set.of("OnnxConfiguration", "ServingConfiguration", "QueueConfiguration",
			"DriftConfiguration", "RolloutConfiguration", "CacheConfiguration", "RedisConfiguration",
			"PredictionConfiguration", "RecordingConfiguration");

	@ArchTest
	static final ArchRule telemetryStaysOutOfBusinessCode = noClasses().that(DescribedPredicate.not(telemetry()))
		.should()
		.dependOnClassesThat(resideInAnyPackage("io.micrometer..", "io.opentelemetry..", "io.prometheus..")
			.and(DescribedPredicate.not(resideInAPackage("io.micrometer.observation.annotation.."))));

	@ArchTest
	static final ArchRule packagesDependInOneDirection = Architectures.layeredArchitecture()
		.consideringOnlyDependenciesInLayers()
		.layer("sentiment")
		.definedBy("..inference.sentiment..")
		.layer("telemetry")
		.definedBy("..inference.telemetry..")
		.layer("artifact")
		.definedBy("..inference.artifact..")
		.layer("onnx")
		.definedBy("..inference.onnx..")
		.layer("serving")
		.definedBy("..inference.serving..")
		.layer("recording")
		.definedBy("..inference.recording..")
		.layer("queue")
		.definedBy("..inference.queue..")
		.layer("drift")
		.definedBy("..inference.drift..")
		.layer("rollout")
		.definedBy("..inference.rollout..")
		.layer("classification")
		.definedBy("..inference.classification..")
		.layer("cache")
		.definedBy("..inference.cache..")
		.layer("prediction")
		.definedBy("..inference.prediction..")
		.whereLayer("sentiment")
		.mayNotAccessAnyLayer()
		.whereLayer("telemetry")
		.mayOnlyAccessLayers("sentiment")
		.whereLayer("artifact")
		.mayOnlyAccessLayers("sentiment")
		.whereLayer("onnx")
		.mayOnlyAccessLayers("artifact", "telemetry", "sentiment")
		.whereLayer("serving")
		.mayOnlyAccessLayers("onnx", "artifact", "telemetry", "sentiment")
		.whereLayer("recording")
		.mayOnlyAccessLayers("telemetry", "sentiment")
		.whereLayer("queue")
		.mayOnlyAccessLayers("onnx", "telemetry")
		.whereLayer("drift")
		.mayOnlyAccessLayers("serving", "artifact", "telemetry", "sentiment")
		.whereLayer("rollout")
		.mayOnlyAccessLayers("queue", "serving", "telemetry", "sentiment")
		.whereLayer("classification")
		.mayOnlyAccessLayers("rollout", "queue", "serving", "onnx", "sentiment")
		.whereLayer("cache")
		.mayOnlyAccessLayers("serving", "telemetry", "sentiment")
		.whereLayer("prediction")
		.mayOnlyAccessLayers("queue", "serving", "recording", "drift", "telemetry", "sentiment");

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("org.reviewscope.inference.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule packagesAreSmall = classes().should(shareTheirPackageWithFew());

	@ArchTest
	static final ArchRule rootPackageHoldsTheApplicationOnly = classes().that()
		.resideInAPackage("org.reviewscope.inference")
		.and()
		.doNotHaveSimpleName("package-info")
		.should()
		.beAnnotatedWith(SpringBootApplication.class);

	private static DescribedPredicate<JavaClass> telemetry() {
		return DescribedPredicate.describe("telemetry", (type) -> {
			String name = outermost(type);
			return type.getPackageName().endsWith(".inference.telemetry") || name.startsWith("Observed")
					|| name.endsWith("Metrics") || WIRING.contains(name);
		});
	}

	private static String outermost(JavaClass type) {
		return type.getName().substring(type.getPackageName().length() + 1).replaceFirst("\\$.*", "");
	}

	/**
	 * Counts source files: what is nested in a class lies in its file.
	 */
	private static ArchCondition<JavaClass> shareTheirPackageWithFew() {
		return new ArchCondition<>("lie in packages of at most " + MOST_FILES + " files") {

			private final Map<String, Set<String>> files = new TreeMap<>();

			@Override
			public void init(Collection<JavaClass> all) {
				this.files.putAll(all.stream()
					.collect(Collectors.groupingBy(JavaClass::getPackageName,
							Collectors.mapping(ArchitectureTests::outermost, Collectors.toSet()))));
			}

			@Override
			public void check(JavaClass type, ConditionEvents events) {
			}

			@Override
			public void finish(ConditionEvents events) {
				this.files.forEach((name, types) -> events.add(new SimpleConditionEvent(name,
						types.size() <= MOST_FILES, name + " has " + types.size() + " files")));
			}

		};
	}

}
