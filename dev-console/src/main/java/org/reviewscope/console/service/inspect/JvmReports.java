package org.reviewscope.console.service.inspect;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * Remembers what the newest process of each service has said: it does not change.
 */
@Component
class JvmReports {

	private final Jcmd jcmd;

	/** By the names of the launcher's services, which are few. */
	private final Map<String, JvmReport> newest = new ConcurrentHashMap<>();

	JvmReports(Jcmd jcmd) {
		this.jcmd = jcmd;
	}

	JvmReport of(String service, long pid) {
		JvmReport known = this.newest.get(service);
		if (known != null && known.pid() == pid) {
			return known;
		}
		JvmReport report = JvmReport.ask(this.jcmd, pid);
		this.newest.put(service, report);
		return report;
	}

}
