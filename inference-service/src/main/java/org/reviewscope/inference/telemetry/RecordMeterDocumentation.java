package org.reviewscope.inference.telemetry;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * The meters of the record.
 */
public enum RecordMeterDocumentation implements MeterDocumentation {

	/**
	 * What became of records: committed by the store (at once or later), put aside
	 * because the store did not answer, or lost. Every record ends as stored or dropped.
	 */
	RECORDS {
		@Override
		public String getName() {
			return "prediction.records";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.COUNTER;
		}

		@Override
		public KeyName[] getKeyNames() {
			return Keys.values();
		}
	},

	/**
	 * Records that earlier processes with this data folder dropped. Together with what
	 * this process has dropped, these are all: a process that is killed before its next
	 * scrape takes no loss with it.
	 */
	DROPPED_BEFORE_START {
		@Override
		public String getName() {
			return "prediction.records.dropped.before.start";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.GAUGE;
		}
	},

	/**
	 * Records that wait for the store.
	 */
	WAITING {
		@Override
		public String getName() {
			return "prediction.records.waiting";
		}

		@Override
		public Meter.Type getType() {
			return Meter.Type.GAUGE;
		}
	};

	/**
	 * Labels of records.
	 */
	public enum Keys implements KeyName {

		/**
		 * One of {@code stored}, {@code queued} and {@code dropped}.
		 */
		OUTCOME {
			@Override
			public String asString() {
				return "outcome";
			}
		}

	}

}
