package org.reviewscope.inference.onnx;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.artifact.InvalidModelException;
import org.reviewscope.inference.artifact.ModelManifest;
import org.reviewscope.inference.artifact.ReferenceWindow;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Scores;

/**
 * A BERT-family classifier: tokenizer, graph and the meaning of its output.
 */
final class OnnxModel implements LoadedModel {

	private final ModelManifest manifest;

	private final @Nullable ReferenceWindow reference;

	private final ModelTokenizer tokenizer;

	private final OrtSession session;

	private final long padId;

	OnnxModel(ModelManifest manifest, @Nullable ReferenceWindow reference, ModelTokenizer tokenizer, OrtSession session,
			long padId) {
		this.manifest = manifest;
		this.reference = reference;
		this.tokenizer = tokenizer;
		this.session = session;
		this.padId = padId;
	}

	@Override
	public ModelRef ref() {
		return this.manifest.ref();
	}

	@Override
	public @Nullable ReferenceWindow reference() {
		return this.reference;
	}

	@Override
	public List<Tokens> tokenize(List<String> reviews) {
		return this.tokenizer.tokenize(reviews);
	}

	@Override
	public List<Scores> classify(List<Tokens> batch) {
		try (PaddedBatch padded = PaddedBatch.of(batch, this.manifest.inputs(), this.padId);
				OrtSession.Result result = this.session.run(padded.inputs(), Set.of(this.manifest.output()))) {
			return scores((OnnxTensor) result.get(0), batch.size());
		}
		catch (OrtException ex) {
			throw new IllegalStateException("ONNX Runtime failed on a batch of " + batch.size(), ex);
		}
	}

	private List<Scores> scores(OnnxTensor output, int count) {
		int columns = this.manifest.labels().size();
		FloatBuffer values = output.getFloatBuffer();
		if (values == null || values.remaining() != count * columns) {
			throw new InvalidModelException("The output is not one float for each of the %d labels".formatted(columns));
		}
		return IntStream.range(0, count).mapToObj((_) -> {
			float[] logits = new float[columns];
			values.get(logits);
			return Scores.softmax(this.manifest.labels(), logits);
		}).toList();
	}

	@Override
	public void close() {
		try (this.tokenizer) {
			this.session.close();
		}
		catch (OrtException ex) {
			throw new IllegalStateException("ONNX Runtime did not close the session", ex);
		}
	}

}
