package org.reviewscope.system.faults;

import java.util.List;

/**
 * A fault and the alerts that it sets off.
 *
 * @param fault the fault, switched on
 * @param alerts the alerts, none if it has no alert
 */
record AlertingFault(SwitchedFault fault, List<ExpectedAlert> alerts) {

	static AlertingFault of(String service, String call, ExpectedAlert... alerts) {
		return new AlertingFault(SwitchedFault.of(service, call), List.of(alerts));
	}

	@Override
	public String toString() {
		return this.fault.name();
	}

}
