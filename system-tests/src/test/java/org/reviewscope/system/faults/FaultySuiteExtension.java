package org.reviewscope.system.faults;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the running {@link FaultySuite} to tests, started once for all of them.
 */
final class FaultySuiteExtension implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == FaultySuite.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(Namespace.create(FaultySuiteExtension.class))
			.computeIfAbsent(FaultySuite.class, (type) -> FaultySuite.start(), FaultySuite.class);
	}

}
