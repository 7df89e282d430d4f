package org.reviewscope.system.clouds.aws;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.reviewscope.system.clouds.Vendor;

/**
 * AWS' signature, version 4, made again from what arrived. AWS compares the two.
 *
 * @param id the id of the access key
 * @param secret its secret
 * @param region a region of AWS
 */
record AwsSignature(String id, String secret, String region) {

	private static final Pattern HEADER = Pattern
		.compile("AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

	boolean isOf(Vendor.Request request, String service) {
		Matcher header = HEADER.matcher(String.valueOf(request.header("authorization")));
		String time = String.valueOf(request.header("x-amz-date"));
		if (!header.matches() || time.length() < 8) {
			return false;
		}
		String scope = time.substring(0, 8) + "/" + this.region + "/" + service + "/aws4_request";
		return header.group(1).equals(this.id + "/" + scope)
				&& header.group(3).equals(signature(request, header.group(2), time, scope));
	}

	private String signature(Vendor.Request request, String names, String time, String scope) {
		String headers = Arrays.stream(names.split(";"))
			.map((name) -> name + ":" + value(request, name) + "\n")
			.collect(Collectors.joining());
		String canonical = String.join("\n", "POST", request.path(), "", headers, names, sha256(request.sent()));
		String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, sha256(bytes(canonical)));
		byte[] key = bytes("AWS4" + this.secret);
		for (String part : scope.split("/")) {
			key = hmac(key, part);
		}
		return HexFormat.of().formatHex(hmac(key, toSign));
	}

	private static String value(Vendor.Request request, String name) {
		return request.header(name).strip().replaceAll(" +", " ");
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] hmac(byte[] key, String text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			return mac.doFinal(bytes(text));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
