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

	private static final Namespace NAMESPACE = Namespace.create(RunExtension.class);

	@Override
	public void beforeAll(ExtensionContext context) {
		context.getStore(NAMESPACE).put("from", Instant.now());
	}

	@Override
	public void afterAll(ExtensionContext context) throws InterruptedException {
		Instant from = Objects.requireNonNull(context.getStore(NAMESPACE).get("from", Instant.class));
		Instant until = Instant.now();
		TimeUnit.SECONDS.sleep(Long.parseLong(parameter(context, "reviewscope.run.settle", "6")));
		RunConsole console = new RunConsole(parameter(context, "reviewscope.console.url", "http://localhost:3000"));
		String test = context.getRequiredTestClass().getSimpleName() + "@";
		String run = test + parameter(context, "reviewscope.run.revision", "current");
		console.keep(run, from, until);
		String baseline = parameter(context, "reviewscope.run.baseline", "");
		if (!baseline.isEmpty()) {
			console.check(test + baseline, run);
		}
	}

	private static String parameter(ExtensionContext context, String name, String fallback) {
		return context.getConfigurationParameter(name).orElse(fallback);
	}

}
