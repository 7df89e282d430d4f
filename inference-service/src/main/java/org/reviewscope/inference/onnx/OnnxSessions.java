package org.reviewscope.inference.onnx;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Set;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.reviewscope.inference.artifact.InvalidModelException;
import org.reviewscope.inference.artifact.ModelArtifact;
import org.reviewscope.inference.artifact.ModelManifest;

/**
 * Opens sessions of ONNX Runtime.
 */
final class OnnxSessions {

	private OnnxSessions() {
	}

	/**
	 * Opens a graph and compares it with what the manifest says of it.
	 * @param artifact holds the graph
	 * @param manifest what the artifact says of itself
	 * @param threads threads that share the work of one run
	 * @return the session, to be closed
	 * @throws IOException if the artifact is broken
	 * @throws OrtException if ONNX Runtime does not take the graph
	 * @throws InvalidModelException if graph and manifest differ
	 */
	static OrtSession open(ModelArtifact artifact, ModelManifest manifest, int threads)
			throws IOException, OrtException {
		OrtSession session = open(artifact, threads);
		try {
			check(session, manifest);
			return session;
		}
		catch (InvalidModelException ex) {
			session.close();
			throw ex;
		}
	}

	private static OrtSession open(ModelArtifact artifact, int threads) throws IOException, OrtException {
		try (Arena arena = Arena.ofConfined(); OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			options.setIntraOpNumThreads(threads);
			options.setInterOpNumThreads(1);
			// Idle threads that spin would take the cores that other requests need
			options.addConfigEntry("session.intra_op.allow_spinning", "0");
			return OrtEnvironment.getEnvironment().createSession(artifact.graph(arena), options);
		}
	}

	private static void check(OrtSession session, ModelManifest manifest) {
		Set<String> inputs = session.getInputNames();
		Set<String> outputs = session.getOutputNames();
		if (!inputs.equals(manifest.inputs().names()) || !outputs.contains(manifest.output())) {
			throw new InvalidModelException(
					"The graph takes %s and gives %s, the manifest names other inputs or another output"
						.formatted(inputs, outputs));
		}
	}

}
