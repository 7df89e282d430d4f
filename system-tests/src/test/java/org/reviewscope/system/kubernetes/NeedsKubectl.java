package org.reviewscope.system.kubernetes;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks tests of what {@code kubectl kustomize} makes of the manifests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsKubectl.OnThePath.class)
@interface NeedsKubectl {

	/**
	 * Says on the console what is skipped.
	 */
	final class OnThePath implements ExecutionCondition {

		private static final Logger logger = LoggerFactory.getLogger(NeedsKubectl.class);

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			if (Stream.of(System.getenv("PATH").split(File.pathSeparator))
				.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "kubectl")))) {
				return ConditionEvaluationResult.enabled("kubectl is there");
			}
			logger.warn("Skipped {}: there is no kubectl, which builds the manifests", context.getDisplayName());
			return ConditionEvaluationResult.disabled("no kubectl");
		}

	}

}
