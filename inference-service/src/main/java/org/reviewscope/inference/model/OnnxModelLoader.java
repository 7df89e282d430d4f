package org.reviewscope.inference.model;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;

import ai.onnxruntime.OrtException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads artifacts into ONNX Runtime, and lets none pass that has not answered a trial.
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
		try {
			Sha256.verify(file);
			try (ModelArtifact artifact = new ModelArtifact(file)) {
				return open(artifact, file.ref());
			}
		}
		catch (IOException | OrtException ex) {
			throw new InvalidModelException("The artifact of " + file.ref() + " cannot be opened", ex);
		}
	}

	private LoadedModel open(ModelArtifact artifact, ModelRef expected) throws IOException, OrtException {
		ModelManifest manifest = artifact.manifest(this.json);
		if (!manifest.ref().equals(expected)) {
			throw new InvalidModelException("The artifact of %s says it is %s".formatted(expected, manifest.ref()));
		}
		byte[] definition = artifact.tokenizer();
		ModelTokenizer tokenizer = ModelTokenizer.open(definition, manifest.maxLength());
		try {
			OnnxGraph graph = graph(artifact, manifest, PadToken.id(this.json, definition));
			return tried(new OnnxModel(manifest, tokenizer, graph), manifest.maxLength());
		}
		catch (RuntimeException | IOException | OrtException ex) {
			tokenizer.close();
			throw ex;
		}
	}

	private OnnxGraph graph(ModelArtifact artifact, ModelManifest manifest, long padId)
			throws IOException, OrtException {
		OnnxGraph graph;
		try (Arena arena = Arena.ofConfined()) {
			graph = new OnnxGraph(artifact.graph(arena), manifest, padId, this.threads);
		}
		try {
			graph.check();
			return graph;
		}
		catch (InvalidModelException ex) {
			graph.close();
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
