package org.reviewscope.modelstore.prediction;

import java.beans.PropertyEditorSupport;
import java.util.UUID;

/**
 * Takes ids in their one usual form: {@link UUID#fromString} also reads
 * {@code 1-2-3-4-5}. An editor, since a converter that refuses a text only passes it on
 * to the lenient default editor.
 */
class StrictUuidEditor extends PropertyEditorSupport {

	private static final int LENGTH = 36;

	@Override
	public void setAsText(String text) {
		if (text.length() != LENGTH) {
			throw new IllegalArgumentException("A UUID has %d characters".formatted(LENGTH));
		}
		setValue(UUID.fromString(text));
	}

}
