package org.reviewscope.modelstore.registry;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * The meters of the registry.
 */
enum RegistryMeterDocumentation implements MeterDocumentation {

	/**
	 * 1 for the version that is to be served, as the registry says; no series for others.
	 * The same name in inference-service tells what is served.
	 */
	ACTIVE_IN_REGISTRY {

		@Override
		public String getName() {
			return "model.active";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.GAUGE;
		}

		@Override
		public KeyName[] getKeyNames() {
			return ActiveKey.values();
		}

	};

	/**
	 * Labels of the active model.
	 */
	enum ActiveKey implements KeyName {

		/**
		 * Name of the model.
		 */
		NAME {

			@Override
			public String asString() {
				return "name";
			}

		},

		/**
		 * Version of the model.
		 */
		VERSION {

			@Override
			public String asString() {
				return "version";
			}

		}

	}

}
