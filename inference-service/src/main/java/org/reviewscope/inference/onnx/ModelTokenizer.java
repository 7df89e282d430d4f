package org.reviewscope.inference.onnx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

/**
 * The model's own tokenizer, as the Hugging Face library reads it from
 * {@code tokenizer.json}.
 */
final class ModelTokenizer implements AutoCloseable {

	static {
		NativeLibraries.stayOffline();
	}

	private final HuggingFaceTokenizer tokenizer;

	private ModelTokenizer(HuggingFaceTokenizer tokenizer) {
		this.tokenizer = tokenizer;
	}

	/**
	 * Opens a tokenizer. What the file says of padding and truncation is overruled: runs
	 * are padded to their longest review, and the manifest knows the model's maximum.
	 * @param definition the content of {@code tokenizer.json}
	 * @param maxLength the longest the model can read
	 * @return the tokenizer
	 * @throws IOException if the native library fails to load
	 */
	static ModelTokenizer open(byte[] definition, int maxLength) throws IOException {
		Map<String, String> options = Map.of("padding", "false", "truncation", "true", "maxLength",
				String.valueOf(maxLength));
		return new ModelTokenizer(HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(definition), options));
	}

	List<Tokens> tokenize(List<String> reviews) {
		return reviews.stream().map(this::tokenize).toList();
	}

	private Tokens tokenize(String review) {
		Encoding encoding = this.tokenizer.encode(WellFormed.text(review));
		return new Tokens(encoding.getIds(), encoding.getTypeIds(), encoding.exceedMaxLength());
	}

	@Override
	public void close() {
		this.tokenizer.close();
	}

}
