package org.reviewscope.observability.junit;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * What {@link KeepsRun} does.
 */
class RunExtension implements BeforeAllCallback, AfterAllCallback {

	private static final String REVISION = "reviewscope.run.revision";

	private static final String BASELINE = "reviewscope.run.baseline";

	private static final Namespace NAMESPACE = Namespace.create(RunExtension.class);

	@Override
	public void beforeAll(ExtensionContext context) {
		if (parameter(context, BASELINE, "").equals(revision(context))) {
			throw new IllegalArgumentException(
					"%s is %s itself: the run would be compared with itself".formatted(BASELINE, REVISION));
		}
		context.getStore(NAMESPACE).put("from", Instant.now());
	}

	@Override
	public void afterAll(ExtensionContext context) throws InterruptedException {
		if (isNested(context)) {
			return;
		}
		Instant from = Objects.requireNonNull(context.getStore(NAMESPACE).get("from", Instant.class));
		Instant until = Instant.now();
		TimeUnit.SECONDS.sleep(Long.parseLong(parameter(context, "reviewscope.run.settle", "6")));
		RunConsole console = new RunConsole(parameter(context, "reviewscope.console.url", "http://localhost:3000"));
		String test = context.getRequiredTestClass().getSimpleName() + "@";
		String run = test + revision(context);
		console.keep(run, from, until);
		String baseline = parameter(context, BASELINE, "");
		if (!baseline.isEmpty()) {
			console.check(test + baseline, run);
		}
	}

	// Its requests are part of the outer class' run
	private static boolean isNested(ExtensionContext context) {
		return context.getParent().flatMap(ExtensionContext::getTestClass).isPresent();
	}

	private static String revision(ExtensionContext context) {
		return parameter(context, REVISION, "current");
	}

	private static String parameter(ExtensionContext context, String name, String fallback) {
		return context.getConfigurationParameter(name).orElse(fallback);
	}

}
