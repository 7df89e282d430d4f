package org.reviewscope.modelstore.registration;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.modelstore.artifact.ArtifactStore;
import org.reviewscope.modelstore.artifact.IncomingArtifact;
import org.reviewscope.modelstore.artifact.Manifest;
import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.registry.ModelRegistry;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * What becomes of the file when there may be no row.
 */
class ModelRegistrarTests {

	private final ArtifactStore artifacts = mock();

	private final ModelRegistry registry = mock();

	private final IncomingArtifact artifact = mock(RETURNS_DEEP_STUBS);

	private final ModelRegistrar registrar = new ModelRegistrar(this.artifacts, this.registry);

	@BeforeEach
	void receiveANewArtifact() throws IOException {
		Manifest manifest = mock();
		given(manifest.id()).willReturn(new ModelId("tiny", "1.0.0"));
		given(this.artifact.manifest()).willReturn(manifest);
		given(this.artifact.keep()).willReturn(true);
		given(this.artifacts.receive(any())).willReturn(this.artifact);
		given(this.registry.find(any())).willReturn(Optional.empty());
	}

	@Test
	void fileStaysWhenTheRowMayBeThere() throws IOException {
		given(this.registry.add(any())).willThrow(new TransactionSystemException("no answer to commit"));

		assertThatThrownBy(this::register).isInstanceOf(TransactionSystemException.class);
		then(this.artifact).should(never()).discard();
	}

	@Test
	void fileStaysWhenARowIsInTheWayAndNobodyKnowsWhich() throws IOException {
		given(this.registry.add(any())).willThrow(new DataIntegrityViolationException("one of two"));

		assertThatThrownBy(this::register).isInstanceOf(DataIntegrityViolationException.class);
		then(this.artifact).should(never()).discard();
	}

	private void register() throws IOException {
		this.registrar.register(InputStream.nullInputStream(), (_) -> {
		});
	}

}
