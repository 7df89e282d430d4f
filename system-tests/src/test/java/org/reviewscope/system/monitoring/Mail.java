package org.reviewscope.system.monitoring;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;

/**
 * A mail of Alertmanager.
 *
 * @param to whom it is for
 * @param subject its subject
 * @param text the plain one of its two forms
 */
public record Mail(List<String> to, String subject, String text) {

	static Mail of(MimeMessage message) {
		try {
			// Alertmanager writes the plain one first
			BodyPart part = ((Multipart) message.getContent()).getBodyPart(0);
			if (!part.isMimeType("text/plain")) {
				throw new IllegalStateException("Not plain: " + part.getContentType());
			}
			return new Mail(Stream.of(message.getRecipients(RecipientType.TO)).map(Object::toString).toList(),
					message.getSubject(), (String) part.getContent());
		}
		catch (MessagingException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
