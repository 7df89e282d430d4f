package org.reviewscope.inference.serving;

import java.io.IOException;
import java.nio.file.Files;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.artifact.ArtifactDownload;
import org.reviewscope.inference.artifact.InvalidModelException;
import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.artifact.ModelFiles;
import org.reviewscope.inference.onnx.LoadedModel;
import org.reviewscope.inference.onnx.ModelLoader;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Puts a version in its place only after it has been downloaded, verified and tried.
 */
final class VerifiedModelSwap implements ModelSwap {

	private final ArtifactDownload download;

	private final ModelLoader loader;

	private final Target target;

	VerifiedModelSwap(ArtifactDownload download, ModelLoader loader, Target target) {
		this.download = download;
		this.loader = loader;
		this.target = target;
	}

	@Override
	public void to(ModelFile file) throws IOException {
		this.download.bring(file);
		SharedModel loaded = this.target.loaded(file);
		this.target.put(file, (loaded != null) ? loaded : new SharedModel(load(file)));
	}

	private LoadedModel load(ModelFile file) throws IOException {
		try {
			return this.loader.load(file);
		}
		catch (InvalidModelException ex) {
			// The next attempt downloads it again: the disk or the network may have
			// damaged it
			Files.deleteIfExists(file.path());
			throw ex;
		}
	}

	/**
	 * Where a model goes once it is known to be good.
	 */
	interface Target {

		/**
		 * Returns the model if it need not be loaded.
		 * @param file its artifact
		 * @return the model, {@code null} if it has to be loaded
		 */
		default @Nullable SharedModel loaded(ModelFile file) {
			return null;
		}

		void put(ModelFile file, SharedModel model) throws IOException;

	}

	/**
	 * In the place of the one that serves. A candidate that is promoted is loaded
	 * already.
	 *
	 * @param files remembers it for a start without the store
	 * @param serving the place
	 * @param candidate what is tried beside it
	 * @param events tells others
	 */
	record Active(ModelFiles files, ServingModel serving, CandidateModel candidate,
			ApplicationEventPublisher events) implements Target {

		@Override
		public @Nullable SharedModel loaded(ModelFile file) {
			return this.candidate.holds(file) ? this.candidate.handOver() : null;
		}

		@Override
		public void put(ModelFile file, SharedModel model) throws IOException {
			this.serving.swap(model);
			this.events.publishEvent(new ModelActivated(file.ref(), model.reference()));
			this.files.keep(file);
		}

	}

}
