package org.reviewscope.console.service;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * The services as JSON, which scripts and tests rely on.
 */
@WebMvcTest(controllers = ServiceApiController.class,
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.access\\..*"))
class ServiceApiTests {

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private RunningServices services;

	@Test
	void servicesTellHowTheyDo() {
		given(this.services.statuses()).willReturn(List.of(
				new ServiceStatus("gateway-service", "http://localhost:8080", null, ServiceState.READY, 42L,
						Duration.ofMinutes(2)),
				new ServiceStatus("inference-service", "http://localhost:8081", null, ServiceState.CRASHED, null,
						null)));

		assertThat(this.mvc.get().uri("/api/services")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(
					"""
							[{"name":"gateway-service","url":"http://localhost:8080","state":"READY","pid":42,"uptimeSeconds":120},
							{"name":"inference-service","url":"http://localhost:8081","state":"CRASHED","pid":null,"uptimeSeconds":null}]""");
	}

}
