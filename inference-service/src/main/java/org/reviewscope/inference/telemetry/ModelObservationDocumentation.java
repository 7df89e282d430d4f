package org.reviewscope.inference.telemetry;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of models.
 */
public enum ModelObservationDocumentation implements ObservationDocumentation {

	/**
	 * Swaps the model that serves for another version, download included.
	 */
	SWAP {
		@Override
		public String getName() {
			return "model.swap";
		}

		@Override
		public String getContextualName() {
			return "model swap";
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return ModelObservationKeys.values();
		}

		@Override
		public Observation.Event[] getEvents() {
			return Events.values();
		}
	},

	/**
	 * Loads a candidate beside the version that serves, download included.
	 */
	CANDIDATE {
		@Override
		public String getName() {
			return "model.candidate.load";
		}

		@Override
		public String getContextualName() {
			return "candidate load";
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return ModelObservationKeys.values();
		}
	},

	/**
	 * Loads an artifact: checksum, tokenizer, ONNX Runtime session and a trial run.
	 */
	LOAD {
		@Override
		public String getName() {
			return "model.load";
		}

		@Override
		public String getContextualName() {
			return "model load";
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return ModelObservationKeys.values();
		}
	};

	/**
	 * What happens during a swap.
	 */
	public enum Events implements Observation.Event {

		/**
		 * The new version serves; requests that began before finish on the old one.
		 */
		SWAPPED {
			@Override
			public String getName() {
				return "model.swapped";
			}

			@Override
			public String getContextualName() {
				return "model.swapped";
			}
		}

	}

}
