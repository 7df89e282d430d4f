package org.reviewscope.gateway.history;

import java.beans.PropertyEditorSupport;
import java.util.UUID;

/**
 * Reads ids in their usual form only, as the model store does: {@link UUID#fromString}
 * also reads {@code 1-2-3-4-5}. It is an editor, because after a converter that refuses a
 * text Spring tries its own, lenient editor.
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
