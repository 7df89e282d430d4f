package org.reviewscope.console.launch.child;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Secrets are masked wherever they show, and in doubt what may be one.
 */
class SecretsTests {

	private static final Secrets SECRETS = new Secrets(
			Map.of("DB_PASSWORD", "correct-horse", "MODEL_STORE_ADMIN_TOKEN", "short", "HOME", "/home/me"));

	@ParameterizedTest
	@ValueSource(strings = { "SPRING_DATASOURCE_PASSWORD", "spring.datasource.password", "db.pwd", "APP_SECRET",
			"REVIEWSCOPE_TRUST_TOKENS", "AWS_ACCESS_KEY_ID", "apiKey", "GOOGLE_APPLICATION_CREDENTIALS",
			"Authorization", "OTEL_EXPORTER_OTLP_HEADERS", "SSH_AUTH_SOCK", "SESSION_ID", "tls.private", "PASSPHRASE",
			"SLACK_WEBHOOK" })
	void namesGiveSecretsAway(String name) {
		assertThat(SECRETS.masked(name, "x")).isEqualTo("******");
	}

	@Test
	void noValueIsNoSecret() {
		assertThat(SECRETS.masked("APP_SECRET", "")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PWD", "OLDPWD", "oldpwd", "PATH", "HOME", "SERVER_PORT" })
	void otherNamesDoNot(String name) {
		assertThat(SECRETS.masked(name, "/home/me")).isEqualTo("/home/me");
	}

	@ParameterizedTest
	@CsvSource({ "jdbc:postgresql://me:pw@db:5432/x,jdbc:postgresql://******@db:5432/x",
			"http://token@host/a?b=c,http://******@host/a?b=c", "redis://:pw/x@host,redis://******@host",
			"'http://a:b@one,http://c:d@two',http://******@two",
			"jdbc:h2:mem:x;USER=sa;PASSWORD=pw;MODE=x,jdbc:h2:mem:x;USER=sa;PASSWORD=******",
			"https://host/?apiKey=abc&x=1,https://host/?apiKey=******",
			"-Djavax.net.ssl.keyStorePassword=a b,-Djavax.net.ssl.keyStorePassword=******",
			"'{\"db\":{\"password\":\"x y\"}}','{\"db\":{\"password\"=******'", "Bearer abc,******",
			"x Basic dXNlcjpwdw==,******", "-----BEGIN PRIVATE KEY-----,******",
			"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln,******", "0123456789abcdef0123456789abcdef,******",
			"https://h/x/0123456789abcdef0123456789abcdef,******", "k3/Zb9+QxT0aLmN8/vWcR5yUeIoPsDfGhJkL2345=,******",
			"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,******",
			"jdbc:oracle:thin:scott/tiger@//db:1521/x,jdbc:oracle:thin:******@//db:1521/x",
			"jdbc:oracle:thin:scott/ti:ger@db:1521:x,jdbc:oracle:thin:******@db:1521:x",
			"run --password hunter2 --port 80,run --password ******",
			"--db.pass-phrase  'a b',--db.pass-phrase  ******", "ghp_16C7e42F292c6912E7710c838347Ae178B4a,******",
			"the value is correct-horse!,******" })
	void valuesGiveSecretsAway(String value, String shown) {
		assertThat(SECRETS.masked("PLAIN", value)).isEqualTo(shown);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:4318", "/usr/lib/jvm/temurin-25-jdk-amd64/bin/java", "short", "8080",
			"jdbc:h2:file:/data/store", "me@example.org", "http://localhost:3000/traces/{traceId}", "-Xmx256m",
			"org.reviewscope.gateway.GatewayApplication", "true", "jdbc:oracle:thin:@//db:1521/x",
			"/home/me2/.m2/repository/org/springframework/boot/spring-boot-micrometer-tracing/4.1.1/a-4.1.1.jar",
			"--spring.profiles.active=a --password", "file:/home/me/Projects2026/shop/src/main/resources/" })
	void allElseIsShown(String value) {
		assertThat(SECRETS.masked("PLAIN", value)).isEqualTo(value);
	}

}
