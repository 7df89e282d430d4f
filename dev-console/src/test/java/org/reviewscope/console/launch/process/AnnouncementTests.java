package org.reviewscope.console.launch.process;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lines by which Spring Boot 2 to 4 say where an application answers.
 */
class AnnouncementTests {

	private final Announcement announced = new Announcement();

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					Tomcat started on port 8080 (http) with context path '/' | http://localhost:8080
					o.s.b.w.e.TomcatWebServer : Tomcat started on port(s): 8081 (http) with context path '' | http://localhost:8081
					Tomcat started on port 8443 (https) with context path '/shop' | https://localhost:8443/shop
					Netty started on port 43211 (http) | http://localhost:43211
					Netty started on port 9000 | http://localhost:9000
					Tomcat started on ports 8443 (https), 8080 (http) with context path '/shop' | https://localhost:8443/shop
					Tomcat started on ports 8080 (http), 8443 (https) | http://localhost:8080
					Jetty started on port 8080 (http/1.1) with context path '/' | http://localhost:8080
					Undertow started on port(s) 8085 (http) | http://localhost:8085
					{"level":"INFO","message":"Tomcat started on port 8080 (http) with context path '/a'"} | http://localhost:8080/a
					""",
			quoteCharacter = '^')
	void portIsRead(String line, String url) {
		this.announced.read(line);

		assertThat(this.announced.url()).isEqualTo(url);
	}

	@Test
	void managementPortThatOpensLaterIsNotTheApplications() {
		this.announced.read("Tomcat started on port 8080 (http) with context path '/'");
		this.announced.read("Tomcat started on port 9090 (http) with context path '/'");

		assertThat(this.announced.url()).isEqualTo("http://localhost:8080");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "65536", "99999" })
	void numberThatIsNoPortIsNotTaken(String number) {
		this.announced.read("Tomcat started on port " + number + " (http)");
		assertThat(this.announced.url()).isNull();

		this.announced.read("Tomcat started on port 65535 (http)");
		assertThat(this.announced.url()).isEqualTo("http://localhost:65535");
	}

	@Test
	void applicationWithoutServerIsReadyWhenItSaysSo() {
		this.announced.read("Starting BatchApplication v1.0 using Java 25");
		assertThat(this.announced.isReady()).isFalse();

		this.announced.read("Started BatchApplication in 1.42 seconds (process running for 1.8)");

		assertThat(this.announced.isReady()).isTrue();
		assertThat(this.announced.url()).isNull();
	}

}
