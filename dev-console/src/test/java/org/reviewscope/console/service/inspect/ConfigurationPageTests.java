package org.reviewscope.console.service.inspect;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.console.launch.configuration.ConfiguredValue;
import org.reviewscope.console.launch.output.ServiceOutput;
import org.reviewscope.console.launch.process.InspectedServices;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.variable.VariableChange;
import org.reviewscope.console.launch.variable.VariableChange.Kind;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.never;
import static org.mockito.BDDMockito.then;

/**
 * Variables and configuration are shown, and a variable is changed by a restart.
 */
@WebMvcTest(controllers = ConfigurationController.class,
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.access\\..*"))
@Import({ KnownServices.class, UnknownServicePage.class })
class ConfigurationPageTests {

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private InspectedServices services;

	@MockitoBean
	private RunningServices running;

	@BeforeEach
	void knowOneService() {
		given(this.services.find("shop")).willReturn(Optional.of(Known.service(new ServiceOutput(), 42L)));
	}

	@Test
	void variablesAndConfigurationAreShown() {
		assertThat(this.mvc.get().uri("/services/shop/configuration")).hasStatusOk()
			.bodyText()
			.contains("COLOUR=&lt;green&gt;", "OLD is removed", "Undo COLOUR and restart", "All 4 that the process got",
					"changed here", "the launcher", "your shell", "What Spring has resolved: 3 properties",
					"2 system properties and variables that the service",
					"System Environment Property &quot;SERVER_PORT&quot;")
			.doesNotContain("<green>");
	}

	@Test
	void variablesWithoutASettingComeSecond() {
		ConfigurationView view = ConfigurationView.of(Known.service(new ServiceOutput(), 42L).configuration());

		assertThat(view.own()).extracting(ConfiguredValue::name)
			.containsExactly("server.port", "server.tomcat.threads.max", "spring-boot.version");
		assertThat(view.others()).extracting(ConfiguredValue::name).containsExactly("home", "java.home");
	}

	@Test
	void serviceThatHasToldNothingSaysSo() {
		given(this.services.find("shop")).willReturn(Optional.of(Known.notStarted()));

		assertThat(this.mvc.get().uri("/services/shop/configuration")).hasStatusOk()
			.bodyText()
			.contains("The process has not told its configuration.", "The service was not started yet.")
			.doesNotContain("Changed variables");
	}

	@Test
	void changesReachTheLauncherAndLeadBack() {
		assertThat(this.mvc.post().uri("/services/shop/variables").param("name", " COLOUR ").param("value", " blue "))
			.hasStatus(302)
			.hasRedirectedUrl("/services/shop/configuration");
		assertThat(this.mvc.post().uri("/services/shop/variables").param("name", "COLOUR").param("kind", "UNDO"))
			.hasStatus(302);

		then(this.services).should().restart("shop", new VariableChange("COLOUR", Kind.SET, " blue "));
		then(this.services).should().restart("shop", new VariableChange("COLOUR", Kind.UNDO, ""));
	}

	@ParameterizedTest
	@CsvSource({ "1A,x,'letters, digits and _'", "'',x,'letters, digits and _'", "A,NUL,'no character 0'" })
	void badChangeIsRefusedInThePage(String name, String value, String reason) {
		assertThat(this.mvc.post()
			.uri("/services/shop/variables")
			.param("name", name)
			.param("value", value.replace("NUL", "a\0b"))).hasStatus(400)
			.bodyText()
			.contains(reason, "aria-invalid=\"true\"");

		then(this.services).should(never()).restart(any(), any());
	}

	@Test
	void refusedSecretIsNotShownAgain() {
		assertThat(this.mvc.post().uri("/services/shop/variables").param("name", "MY-TOKEN").param("value", "hidden-1"))
			.hasStatus(400)
			.bodyText()
			.contains("value=\"MY-TOKEN\"")
			.doesNotContain("hidden-1");
	}

	@Test
	void unknownKindAndServiceAreRefused() {
		given(this.running.statuses()).willReturn(List.of(Known.status(42L)));

		assertThat(this.mvc.post().uri("/services/shop/variables").param("name", "A").param("kind", "EAT"))
			.hasStatus(400);
		assertThat(this.mvc.post().uri("/services/bakery/variables").param("name", "A")).hasStatus(404)
			.bodyText()
			.contains("only shop.");
	}

	@Test
	void refusedFormThatIsLoadedAgainLeadsBack() {
		assertThat(this.mvc.get().uri("/services/shop/variables")).hasStatus(302)
			.hasRedirectedUrl("/services/shop/configuration");
	}

}
