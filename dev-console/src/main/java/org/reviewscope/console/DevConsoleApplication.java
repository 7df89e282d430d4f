package org.reviewscope.console;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Runs the pages and the OTLP receiver alone: the launcher starts the same application
 * beside the services.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class DevConsoleApplication {

	public static void main(String[] args) {
		SpringApplication.run(DevConsoleApplication.class, args);
	}

}
