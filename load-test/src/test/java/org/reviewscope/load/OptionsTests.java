package org.reviewscope.load;

import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OptionsTests {

	private final Properties properties = new Properties();

	@Test
	void whatIsBlankHasItsDefault() {
		this.properties.setProperty("users", "");
		Options options = options();

		assertThat(options.users()).isEqualTo(5);
		assertThat(options.shape()).isEqualTo("steady");
		assertThat(options.drift()).isEqualTo(0.3);
		assertThat(options.objectives()).isEqualTo(Runs.read().objectives());
	}

	@Test
	void objectivesCanBeChosen() {
		this.properties.setProperty("latencyMillis", "1000");
		this.properties.setProperty("availability", "0.99");

		assertThat(options().objectives()).isEqualTo(new Runs.Objectives(0.99, 0.99, 1000));
	}

	@Test
	void seedIsShownSoThatTheRunCanBeRepeated() {
		this.properties.setProperty("seed", "42");
		this.properties.setProperty("shape", "spike");

		assertThat(options()).hasToString("-Dshape=spike -Dusers=5 -DspawnRate=1.0 -Dseconds=60 -Ddrift=0.3 -Dseed=42");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "users | 0 | a whole number from 1 to 100000", "users | many | a whole number from 1 to 100000",
					"shape | zigzag | one of ramp, spike, steady", "seconds | 1.5 | a whole number from 1 to 1000000",
					"drift | 90 | a number from 0.0 to 1.0", "latency | NaN | a number from 0.0 to 1.0" })
	void saysWhatIsAllowed(String name, String value, String allowed) {
		this.properties.setProperty(name, value);

		assertThatIllegalArgumentException().isThrownBy(this::options)
			.withMessage("-D" + name + "=" + value + ": must be " + allowed);
	}

	private Options options() {
		return Options.of(this.properties, Runs.read(), 0.3);
	}

}
