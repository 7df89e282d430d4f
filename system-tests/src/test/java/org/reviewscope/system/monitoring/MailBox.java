package org.reviewscope.system.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.awaitility.Awaitility;

/**
 * Receives all mails, for any address.
 */
public final class MailBox implements AutoCloseable {

	/** Grouping lets the second mail leave a minute after the first at the earliest. */
	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

	public MailBox() {
		this.server.start();
	}

	public int port() {
		return this.server.getSmtp().getPort();
	}

	/**
	 * Waits for a mail.
	 * @param what what is waited for
	 * @param wanted whether a mail is it
	 * @return the mail
	 */
	public Mail await(String what, Predicate<Mail> wanted) {
		return Awaitility.await("a mail " + what)
			.atMost(PATIENCE)
			.until(() -> mails().filter(wanted).findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	Mail await(String subject) {
		return await(subject, (mail) -> mail.subject().equals(subject));
	}

	public List<String> subjects() {
		return mails().map(Mail::subject).toList();
	}

	/** Throws all mails away. */
	public void empty() {
		try {
			this.server.purgeEmailFromAllMailboxes();
		}
		catch (FolderException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.server.stop();
	}

	private Stream<Mail> mails() {
		return Stream.of(this.server.getReceivedMessages()).map(Mail::of);
	}

}
