package org.reviewscope.inference.model;

import java.util.Arrays;
import java.util.List;

import ai.onnxruntime.OrtException;

/**
 * A BERT-family classifier: tokenizer, graph and the meaning of its output.
 */
final class OnnxModel implements LoadedModel {

	private final ModelManifest manifest;

	private final ModelTokenizer tokenizer;

	private final OnnxGraph graph;

	OnnxModel(ModelManifest manifest, ModelTokenizer tokenizer, OnnxGraph graph) {
		this.manifest = manifest;
		this.tokenizer = tokenizer;
		this.graph = graph;
	}

	@Override
	public ModelRef ref() {
		return this.manifest.ref();
	}

	@Override
	public List<Tokens> tokenize(List<String> reviews) {
		return this.tokenizer.tokenize(reviews);
	}

	@Override
	public List<Scores> classify(List<Tokens> batch) {
		try {
			return Arrays.stream(this.graph.run(batch))
				.map((logits) -> Scores.softmax(this.manifest.labels(), logits))
				.toList();
		}
		catch (OrtException ex) {
			throw new IllegalStateException("ONNX Runtime failed on a batch of " + batch.size(), ex);
		}
	}

	@Override
	public void close() {
		this.graph.close();
		this.tokenizer.close();
	}

}
