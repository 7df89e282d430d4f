package org.reviewscope.modelstore;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.resilience.annotation.EnableResilientMethods;

/**
 * Starts the model store.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableResilientMethods
public class ModelStoreApplication {

	public static void main(String[] args) {
		SpringApplication.run(ModelStoreApplication.class, args);
	}

}
