package org.reviewscope.inference.serving;

import java.io.IOException;
import java.nio.file.Files;

import org.reviewscope.inference.artifact.ArtifactDownload;
import org.reviewscope.inference.artifact.InvalidModelException;
import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.artifact.ModelFiles;
import org.reviewscope.inference.onnx.LoadedModel;
import org.reviewscope.inference.onnx.ModelLoader;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Swaps to a version only after it has been downloaded, verified and tried.
 */
final class VerifiedModelSwap implements ModelSwap {

	private final ArtifactDownload download;

	private final ModelLoader loader;

	private final ModelFiles files;

	private final ServingModel serving;

	private final ApplicationEventPublisher events;

	VerifiedModelSwap(ArtifactDownload download, ModelLoader loader, ModelFiles files, ServingModel serving,
			ApplicationEventPublisher events) {
		this.download = download;
		this.loader = loader;
		this.files = files;
		this.serving = serving;
		this.events = events;
	}

	@Override
	public void to(ModelFile file) throws IOException {
		this.download.bring(file);
		LoadedModel model = load(file);
		this.serving.swap(model);
		this.events.publishEvent(new ModelActivated(file.ref(), model.reference()));
		this.files.keep(file);
	}

	private LoadedModel load(ModelFile file) throws IOException {
		try {
			return this.loader.load(file);
		}
		catch (InvalidModelException ex) {
			// The next attempt shall fetch it anew: the disk or the network may have
			// bent it
			Files.deleteIfExists(file.path());
			throw ex;
		}
	}

}
