package org.reviewscope.observability.autoconfigure.rollbar;

import com.rollbar.notifier.sender.result.Response;

/**
 * What Rollbar says to an item.
 *
 * @param status the HTTP status, 0 for none
 * @param error whether the answer is none or says that the item was not taken
 */
record Answer(int status, boolean error) {

	/** Nobody answered, or not as Rollbar does. */
	static final Answer NONE = new Answer(0, true);

	static Answer of(Response response) {
		return new Answer(response.getStatus(), response.getResult().isError());
	}

	boolean isTaken() {
		return this.status == 200 && !this.error;
	}

	/** Whether the same item may be taken later. */
	boolean mayPass() {
		return this.status == 0 || this.status == 429 || this.status >= 500;
	}

	/** In words, for those who can change it. */
	String text() {
		return switch (this.status) {
			case 0 -> "does not answer, or not as Rollbar does";
			case 401, 403 -> "answered " + this.status + ": is the token of " + AccessToken.FILE + " or "
					+ AccessToken.VARIABLE + " right, and has it the scope post_server_item?";
			case 429 -> "answered 429: the project's limit is reached";
			default -> "answered " + this.status;
		};
	}

}
