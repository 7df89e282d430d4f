package org.reviewscope.inference.onnx;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import org.reviewscope.inference.artifact.ModelManifest;

/**
 * The input of one run: reviews, the shorter ones padded to the longest. Its memory is
 * freed with the run, not some time later by the garbage collector.
 */
final class PaddedBatch implements AutoCloseable {

	private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

	private final Arena arena = Arena.ofConfined();

	private final Map<String, OnnxTensor> inputs = HashMap.newHashMap(3);

	private final List<Tokens> batch;

	private final int longest;

	private PaddedBatch(List<Tokens> batch) {
		this.batch = batch;
		this.longest = batch.stream().mapToInt(Tokens::length).max().orElseThrow();
	}

	/**
	 * Lays out a batch in memory.
	 * @param batch the reviews
	 * @param names the names of the graph's inputs
	 * @param padId the token that fills short reviews up
	 * @return the batch, to be closed after the run
	 * @throws OrtException if ONNX Runtime does not take it
	 */
	static PaddedBatch of(List<Tokens> batch, ModelManifest.Inputs names, long padId) throws OrtException {
		PaddedBatch padded = new PaddedBatch(batch);
		try {
			padded.add(names.inputIds(), Tokens::id, padId);
			padded.add(names.attentionMask(), (_, _) -> 1, 0);
			if (names.tokenTypeIds() != null) {
				padded.add(names.tokenTypeIds(), Tokens::typeId, 0);
			}
			return padded;
		}
		catch (RuntimeException | OrtException ex) {
			padded.close();
			throw ex;
		}
	}

	private void add(String name, Cell cell, long padding) throws OrtException {
		LongBuffer values = this.arena.allocate(ValueLayout.JAVA_LONG, (long) this.batch.size() * this.longest)
			.asByteBuffer()
			.order(ByteOrder.nativeOrder())
			.asLongBuffer();
		for (Tokens tokens : this.batch) {
			for (int position = 0; position < this.longest; position++) {
				values.put((position < tokens.length()) ? cell.value(tokens, position) : padding);
			}
		}
		this.inputs.put(name, OnnxTensor.createTensor(this.environment, values.flip(),
				new long[] { this.batch.size(), this.longest }));
	}

	/**
	 * Returns what the graph takes.
	 * @return the tensors by the names of the graph's inputs
	 */
	Map<String, OnnxTensor> inputs() {
		return this.inputs;
	}

	@Override
	public void close() {
		this.inputs.values().forEach(OnnxTensor::close);
		this.arena.close();
	}

	/**
	 * What one input holds for one token.
	 */
	@FunctionalInterface
	private interface Cell {

		long value(Tokens tokens, int position);

	}

}
