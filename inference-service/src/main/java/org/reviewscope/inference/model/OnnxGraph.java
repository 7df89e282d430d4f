package org.reviewscope.inference.model;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/**
 * The model's graph in ONNX Runtime.
 */
final class OnnxGraph implements AutoCloseable {

	private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

	private final OrtSession session;

	private final ModelManifest manifest;

	private final long padId;

	OnnxGraph(ByteBuffer graph, ModelManifest manifest, long padId, int threads) throws OrtException {
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			options.setIntraOpNumThreads(threads);
			options.setInterOpNumThreads(1);
			// Idle threads that spin would take the cores that other requests need
			options.addConfigEntry("session.intra_op.allow_spinning", "0");
			this.session = this.environment.createSession(graph, options);
		}
		this.manifest = manifest;
		this.padId = padId;
	}

	/**
	 * Compares the graph with what the manifest says of it.
	 * @throws InvalidModelException if they differ
	 */
	void check() {
		Set<String> inputs = this.session.getInputNames();
		Set<String> outputs = this.session.getOutputNames();
		if (!inputs.equals(this.manifest.inputs().names()) || !outputs.contains(this.manifest.output())) {
			throw new InvalidModelException(
					"The graph takes %s and gives %s, the manifest names other inputs or another output"
						.formatted(inputs, outputs));
		}
	}

	/**
	 * Runs a batch, padded to its longest review.
	 * @param batch the reviews
	 * @return one row of logits for each
	 * @throws OrtException if the graph fails
	 */
	float[][] run(List<Tokens> batch) throws OrtException {
		int longest = batch.stream().mapToInt(Tokens::length).max().orElseThrow();
		Map<String, OnnxTensor> inputs = HashMap.newHashMap(3);
		// Freed with the run, not some time later by the garbage collector
		try (Arena arena = Arena.ofConfined()) {
			try {
				addInputs(inputs, batch, longest, arena);
				try (OrtSession.Result result = this.session.run(inputs, Set.of(this.manifest.output()))) {
					return rows((OnnxTensor) result.get(0), batch.size());
				}
			}
			finally {
				inputs.values().forEach(OnnxTensor::close);
			}
		}
	}

	private void addInputs(Map<String, OnnxTensor> inputs, List<Tokens> batch, int longest, Arena arena)
			throws OrtException {
		ModelManifest.Inputs names = this.manifest.inputs();
		inputs.put(names.inputIds(), tensor(batch, longest, arena, Tokens::id, this.padId));
		inputs.put(names.attentionMask(), tensor(batch, longest, arena, (_, _) -> 1, 0));
		if (names.tokenTypeIds() != null) {
			inputs.put(names.tokenTypeIds(), tensor(batch, longest, arena, Tokens::typeId, 0));
		}
	}

	private OnnxTensor tensor(List<Tokens> batch, int longest, Arena arena, Cell cell, long padding)
			throws OrtException {
		LongBuffer values = arena.allocate(ValueLayout.JAVA_LONG, (long) batch.size() * longest)
			.asByteBuffer()
			.order(ByteOrder.nativeOrder())
			.asLongBuffer();
		for (Tokens tokens : batch) {
			for (int position = 0; position < longest; position++) {
				values.put((position < tokens.length()) ? cell.value(tokens, position) : padding);
			}
		}
		return OnnxTensor.createTensor(this.environment, values.flip(), new long[] { batch.size(), longest });
	}

	private float[][] rows(OnnxTensor output, int count) {
		int columns = this.manifest.labels().size();
		FloatBuffer values = output.getFloatBuffer();
		if (values == null || values.remaining() != count * columns) {
			throw new InvalidModelException("The output is not one float for each of the %d labels".formatted(columns));
		}
		float[][] rows = new float[count][columns];
		for (float[] row : rows) {
			values.get(row);
		}
		return rows;
	}

	@Override
	public void close() {
		try {
			this.session.close();
		}
		catch (OrtException ex) {
			throw new IllegalStateException("ONNX Runtime did not close the session", ex);
		}
	}

	/**
	 * What one input holds for one token.
	 */
	@FunctionalInterface
	private interface Cell {

		long value(Tokens tokens, int position);

	}

}
