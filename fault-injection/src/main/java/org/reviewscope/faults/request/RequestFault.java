package org.reviewscope.faults.request;

import java.util.function.Function;

import org.reviewscope.faults.Fault;
import org.reviewscope.faults.FaultDescription;
import org.reviewscope.faults.FaultParameters;

/**
 * A fault that has an effect on requests.
 *
 * @param description what users are told
 * @param effects where its effect is added
 * @param effect makes the effect from the parameters
 */
public record RequestFault(FaultDescription description, RequestEffects effects,
		Function<FaultParameters, RequestEffect> effect) implements Fault {

	@Override
	public Runnable begin(FaultParameters parameters) {
		return this.effects.add(this.effect.apply(parameters));
	}

}
