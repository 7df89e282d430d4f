package org.reviewscope.inference.model;

import java.io.IOException;
import java.nio.file.Files;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Swaps to a version only after it has been downloaded, verified and tried.
 */
final class VerifiedModelSwap implements ModelSwap {

	private final ArtifactDownload download;

	private final ModelLoader loader;

	private final ModelFiles files;

	private final ActiveModel active;

	private final ApplicationEventPublisher events;

	VerifiedModelSwap(ArtifactDownload download, ModelLoader loader, ModelFiles files, ActiveModel active,
			ApplicationEventPublisher events) {
		this.download = download;
		this.loader = loader;
		this.files = files;
		this.active = active;
		this.events = events;
	}

	@Override
	public void to(ModelFile file) throws IOException {
		this.download.bring(file);
		this.active.swap(load(file));
		this.events.publishEvent(new ModelActivated(file.ref()));
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
