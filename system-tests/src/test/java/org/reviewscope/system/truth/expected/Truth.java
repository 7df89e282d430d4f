package org.reviewscope.system.truth.expected;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that should be true of the three services after the load so far.
 */
public final class Truth {

	private static final Path BUNDLED = Path.of("../models/sentiment-minilm/artifact");

	private final Map<String, String> trees = new LinkedHashMap<>();

	private final List<String> background = new ArrayList<>(
			List.of(registered("1.0.0"), registered("2.0.0"), ModelTrees.swap("2.0.0")));

	private final GatewayTruth gateway = new GatewayTruth();

	private final InferenceTruth inference = new InferenceTruth();

	private StoreTruth store = new StoreTruth("2.0.0");

	public GatewayTruth gateway() {
		return this.gateway;
	}

	public InferenceTruth inference() {
		return this.inference;
	}

	public StoreTruth store() {
		return this.store;
	}

	/** Another version is active: the store knows, and inference fetches it by itself. */
	public void swapped(String version) {
		this.background.add(ModelTrees.swap(version));
		this.store.activated(version);
		this.inference.serves(version);
	}

	/**
	 * The store's counters are in memory and begin again at 0; the active version is in
	 * its database.
	 * @param version what is active
	 * @param waiting how many records inference delivers now
	 */
	public void storeStartedAgain(String version, int waiting) {
		this.store = new StoreTruth(version);
		this.inference.recorded("stored", waiting);
		this.background.addAll(Collections.nCopies(waiting, PredictionTrees.recordedLater()));
	}

	public void trace(String traceId, String tree) {
		this.trees.put(traceId, RequestLines.in(tree));
	}

	/** Traces that no request of the load has begun, so that their ids are not known. */
	public List<String> background() {
		return this.background;
	}

	/** Expected trees by trace. */
	public Map<String, String> trees() {
		return this.trees;
	}

	private static String registered(String version) {
		return ModelTrees.registered(version,
				BUNDLED.resolve("sentiment-minilm-" + version + ".zip").toFile().length());
	}

	/** Every line of every tree, without its indentation. */
	public Stream<String> lines() {
		return Stream.concat(this.trees.values().stream(), this.background.stream())
			.flatMap(String::lines)
			.map(String::strip);
	}

}
