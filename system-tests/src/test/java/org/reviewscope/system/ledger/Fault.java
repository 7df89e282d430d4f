package org.reviewscope.system.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Consumer;

import org.reviewscope.system.faults.SwitchedFault;
import org.reviewscope.system.harness.Os;

/**
 * A failure of one service while the others go on, from its beginning to its end.
 */
public enum Fault {

	GATEWAY_KILLED(killed(WiredSuite.GATEWAY), startedAgain(WiredSuite.GATEWAY)),

	GATEWAY_FROZEN(frozen(WiredSuite.GATEWAY), thawed(WiredSuite.GATEWAY)),

	INFERENCE_KILLED(killed(WiredSuite.INFERENCE), startedAgain(WiredSuite.INFERENCE)),

	INFERENCE_RESTARTED(stopped(WiredSuite.INFERENCE), startedAgain(WiredSuite.INFERENCE)),

	INFERENCE_FROZEN(frozen(WiredSuite.INFERENCE), thawed(WiredSuite.INFERENCE)),

	INFERENCE_CUT_OFF(cutOff(WiredSuite.INFERENCE), mended(WiredSuite.INFERENCE)),

	STORE_KILLED(killed(WiredSuite.STORE), startedAgain(WiredSuite.STORE)),

	STORE_RESTARTED(stopped(WiredSuite.STORE), startedAgain(WiredSuite.STORE)),

	STORE_FROZEN(frozen(WiredSuite.STORE), thawed(WiredSuite.STORE)),

	STORE_CUT_OFF(cutOff(WiredSuite.STORE), mended(WiredSuite.STORE)),

	STORE_SLOW(switchedOn("latency-fixed?delay=5s"), switchedOff("latency-fixed")),

	STORE_DISK_FULL((suite) -> Os.fillDisk(suite.process(WiredSuite.STORE), databaseSize(suite)),
			(suite) -> Os.freeDisk(suite.process(WiredSuite.STORE))),

	DATABASE_LOCKED(switchedOn("database-lock"), switchedOff("database-lock")),

	/** The record of a prediction takes some 700 bytes: it has nowhere to go. */
	JOURNAL_DISK_FULL(
			cutOff(WiredSuite.STORE).andThen((suite) -> Os.fillDisk(suite.process(WiredSuite.INFERENCE), 100)),
			mended(WiredSuite.STORE).andThen((suite) -> Os.freeDisk(suite.process(WiredSuite.INFERENCE)))),

	/** What waits for the store, and what was dropped, outlives its process. */
	BOTH_KILLED(killed(WiredSuite.STORE),
			killed(WiredSuite.INFERENCE).andThen(startedAgain(WiredSuite.STORE))
				.andThen(startedAgain(WiredSuite.INFERENCE))),

	JOURNAL_DISK_FULL_AND_KILLED(JOURNAL_DISK_FULL.begin,
			killed(WiredSuite.INFERENCE).andThen(mended(WiredSuite.STORE)).andThen(startedAgain(WiredSuite.INFERENCE)));

	private final Consumer<WiredSuite> begin;

	private final Consumer<WiredSuite> end;

	Fault(Consumer<WiredSuite> begin, Consumer<WiredSuite> end) {
		this.begin = begin;
		this.end = end;
	}

	public void begin(WiredSuite suite) {
		this.begin.accept(suite);
	}

	public void end(WiredSuite suite) {
		this.end.accept(suite);
	}

	private static Consumer<WiredSuite> killed(String service) {
		return (suite) -> suite.kill(service);
	}

	private static Consumer<WiredSuite> stopped(String service) {
		return (suite) -> suite.process(service).stop();
	}

	private static Consumer<WiredSuite> startedAgain(String service) {
		return (suite) -> suite.process(service).startAgain();
	}

	private static Consumer<WiredSuite> frozen(String service) {
		return (suite) -> Os.freeze(suite.process(service));
	}

	private static Consumer<WiredSuite> thawed(String service) {
		return (suite) -> Os.thaw(suite.process(service));
	}

	private static Consumer<WiredSuite> cutOff(String service) {
		return (suite) -> suite.wireTo(service).cut();
	}

	private static Consumer<WiredSuite> mended(String service) {
		return (suite) -> suite.wireTo(service).mend();
	}

	private static Consumer<WiredSuite> switchedOn(String fault) {
		return (suite) -> SwitchedFault.of(WiredSuite.STORE, fault).begin(suite.suite());
	}

	private static Consumer<WiredSuite> switchedOff(String fault) {
		return (suite) -> SwitchedFault.of(WiredSuite.STORE, fault).end(suite.suite());
	}

	private static long databaseSize(WiredSuite suite) {
		try {
			return Files.size(suite.suite().dataDirectory().resolve("model-store/db.mv.db"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
