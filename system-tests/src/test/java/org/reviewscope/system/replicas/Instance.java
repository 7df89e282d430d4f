package org.reviewscope.system.replicas;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Ports;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.ServiceProcess;

/**
 * One of several processes of a service.
 *
 * @param name its name, such as {@code gateway-service 2}
 * @param url its address
 * @param management where its metrics are
 * @param process the process
 */
record Instance(String name, String url, String management, ServiceProcess process) {

	static Instance start(String service, int number, Path data, Map<String, String> settings) {
		List<Integer> ports = Ports.free(2);
		String url = "http://localhost:" + ports.getFirst();
		Map<String, String> environment = new HashMap<>(settings);
		environment.put("SERVER_PORT", "" + ports.getFirst());
		environment.put("MANAGEMENT_SERVER_PORT", "" + ports.getLast());
		environment.put("REVIEWSCOPE_DATA_DIR", data.resolve(service + "-" + number).toString());
		return new Instance(service + " " + number, url, "http://localhost:" + ports.getLast(),
				ServiceProcess.start(service, url + "/readyz", environment));
	}

	Scrape scrape() {
		return new Scrape(Http.get(this.management + "/actuator/prometheus", "accept", "text/plain").body());
	}

	boolean shows(String version) {
		Scrape scrape = scrape();
		return scrape.sum("model_active") == 1 && scrape.sum("model_active", "version=\"" + version + "\"") == 1;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
