package org.reviewscope.trust;

import java.util.Map;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Says at {@code /actuator/info} which clients are answered.
 */
final class TrustInfo implements InfoContributor {

	private final String callers;

	private final boolean clientCertificates;

	TrustInfo(boolean everybody, boolean clientCertificates) {
		this.callers = everybody ? "everybody" : "with a token";
		this.clientCertificates = clientCertificates;
	}

	@Override
	public void contribute(Info.Builder builder) {
		builder.withDetail("trust", Map.of("callers", this.callers, "clientCertificates", this.clientCertificates));
	}

}
