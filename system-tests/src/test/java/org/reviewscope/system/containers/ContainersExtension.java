package org.reviewscope.system.containers;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the running {@link Containers} to tests, started once for all of them.
 */
final class ContainersExtension implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Containers.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Object containers = context.getRoot()
			.getStore(Namespace.create(ContainersExtension.class))
			.computeIfAbsent(Containers.class, (_) -> startOnce());
		if (containers instanceof RuntimeException failure) {
			throw failure;
		}
		return containers;
	}

	/**
	 * What did not start for the first test would not start for the next one either,
	 * after minutes.
	 */
	private static Object startOnce() {
		try {
			return Containers.start();
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

}
