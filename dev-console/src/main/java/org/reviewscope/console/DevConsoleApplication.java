package org.reviewscope.console;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/**
 * The pages and the OTLP receiver. The launcher runs this application beside the
 * services; it can also run alone.
 */
@SpringBootApplication(proxyBeanMethods = false, exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class DevConsoleApplication {

	public static void main(String[] args) {
		SpringApplication.run(DevConsoleApplication.class, args);
	}

}
