package org.reviewscope.inference.onnx;

import java.io.IOException;
import java.util.List;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.reviewscope.inference.artifact.InvalidModelException;
import org.reviewscope.inference.artifact.ModelArtifact;
import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.artifact.ModelManifest;
import org.reviewscope.inference.artifact.ReferenceWindow;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Scores;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads artifacts into ONNX Runtime, and refuses those that fail a trial.
 */
final class OnnxModelLoader implements ModelLoader {

	private final JsonMapper json;

	private final int threads;

	OnnxModelLoader(JsonMapper json, int threads) {
		this.json = json;
		this.threads = threads;
	}

	@Override
	public LoadedModel load(ModelFile file) {
		try (ModelArtifact artifact = ModelArtifact.open(file)) {
			return load(artifact, file.ref());
		}
		catch (IOException | OrtException ex) {
			throw new InvalidModelException("The artifact of " + file.ref() + " cannot be opened", ex);
		}
	}

	private LoadedModel load(ModelArtifact artifact, ModelRef expected) throws IOException, OrtException {
		ModelManifest manifest = artifact.manifest(this.json);
		if (!manifest.ref().equals(expected)) {
			throw new InvalidModelException("The artifact of %s says it is %s".formatted(expected, manifest.ref()));
		}
		ReferenceWindow reference = artifact.reference(this.json);
		byte[] definition = artifact.tokenizer();
		long padId = PadToken.id(this.json, definition);
		ModelTokenizer tokenizer = ModelTokenizer.open(definition, manifest.maxLength());
		try {
			OrtSession session = OnnxSessions.open(artifact, manifest, this.threads);
			return tried(new OnnxModel(manifest, reference, tokenizer, session, padId), manifest.maxLength());
		}
		catch (RuntimeException | IOException | OrtException ex) {
			tokenizer.close();
			throw ex;
		}
	}

	private static LoadedModel tried(OnnxModel model, int maxLength) {
		try {
			// Two at once, one of them as long as the model claims to read
			List<Tokens> batch = model.tokenize(List.of("A short review", "a ".repeat(maxLength)));
			for (Scores scores : model.classify(batch)) {
				if (!Double.isFinite(scores.confidence())) {
					throw new InvalidModelException("The model answered a trial with no number");
				}
			}
			return model;
		}
		catch (RuntimeException ex) {
			model.close();
			throw new InvalidModelException(model.ref() + " failed its trial", ex);
		}
	}

}
