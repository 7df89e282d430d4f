package org.reviewscope.console;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the dev console.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class DevConsoleApplication {

	public static void main(String[] args) {
		SpringApplication.run(DevConsoleApplication.class, args);
	}

}
