package org.reviewscope.console.service.inspect;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.reviewscope.console.launch.child.Secrets;

/**
 * What a JVM says of itself.
 *
 * @param pid its process
 * @param version its version, some lines
 * @param flags those that differ from the defaults, chosen by the command line or by the
 * JVM
 */
record JvmReport(long pid, List<String> version, List<String> flags) {

	static JvmReport ask(Jcmd jcmd, long pid) {
		Secrets secrets = new Secrets(Map.of());
		return new JvmReport(pid, jcmd.ask(pid, "VM.version").lines().toList(),
				Arrays.stream(jcmd.ask(pid, "VM.flags").strip().split("\\s+(?=-)"))
					.map(secrets::masked)
					.sorted()
					.toList());
	}

}
