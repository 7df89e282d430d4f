package org.reviewscope.inference.rollout;

import java.util.Locale;

/**
 * What a version does in a rollout, named in metrics and spans in lower case.
 */
enum Role {

	/** It serves. */
	ACTIVE,

	/** It answers a share. */
	CANARY,

	/** It reads what another has answered. */
	SHADOW;

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
