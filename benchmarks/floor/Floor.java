import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipFile;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;

/**
 * ONNX Runtime alone: how many runs of the model a second these cores can do, with the
 * options of inference-service and without any service around it. Prints a line of JSON
 * for each round.
 */
public class Floor {

	private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

	private final OrtSession session;

	private final List<long[][]> reviews;

	Floor(OrtSession session, List<long[][]> reviews) {
		this.session = session;
		this.reviews = reviews;
	}

	/** Artifact, file of reviews, threads, threads inside a run, seconds and number of rounds. */
	public static void main(String[] arguments) throws Exception {
		int threads = Integer.parseInt(arguments[2]);
		double seconds = Double.parseDouble(arguments[4]);
		try (ZipFile artifact = new ZipFile(arguments[0])) {
			List<long[][]> reviews = tokenize(bytes(artifact, "tokenizer.json"), Path.of(arguments[1]));
			try (OrtSession session = open(bytes(artifact, "model.onnx"), Integer.parseInt(arguments[3]))) {
				Floor floor = new Floor(session, reviews);
				floor.round(threads, seconds);
				for (int round = 0; round < Integer.parseInt(arguments[5]); round++) {
					System.out.println(floor.round(threads, seconds));
				}
			}
		}
	}

	private static byte[] bytes(ZipFile artifact, String name) throws Exception {
		return artifact.getInputStream(artifact.getEntry(name)).readAllBytes();
	}

	private static OrtSession open(byte[] graph, int threadsInsideARun) throws Exception {
		OrtSession.SessionOptions options = new OrtSession.SessionOptions();
		options.setIntraOpNumThreads(threadsInsideARun);
		options.setInterOpNumThreads(1);
		options.addConfigEntry("session.intra_op.allow_spinning", "0");
		return ENVIRONMENT.createSession(graph, options);
	}

	private static List<long[][]> tokenize(byte[] definition, Path file) throws Exception {
		List<long[][]> reviews = new ArrayList<>();
		Map<String, String> options = Map.of("padding", "false");
		try (HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer
			.newInstance(new java.io.ByteArrayInputStream(definition), options)) {
			for (String review : Files.readAllLines(file)) {
				Encoding encoding = tokenizer.encode(review);
				reviews.add(new long[][] { encoding.getIds(), encoding.getAttentionMask(), encoding.getTypeIds() });
			}
		}
		return reviews;
	}

	private String round(int threads, double seconds) throws Exception {
		Duration before = cpu();
		long start = System.nanoTime();
		long end = start + (long) (seconds * 1e9);
		long runs = 0;
		try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
			List<Future<Long>> counts = new ArrayList<>();
			for (int thread = 0; thread < threads; thread++) {
				int first = thread;
				counts.add(executor.submit(() -> runUntil(end, first, threads)));
			}
			for (Future<Long> count : counts) {
				runs += count.get();
			}
		}
		double took = (System.nanoTime() - start) / 1e9;
		return String.format(java.util.Locale.ROOT, "{\"rate\": %.1f, \"cpu_ms\": %.3f}", runs / took,
				cpu().minus(before).toNanos() / 1e6 / runs);
	}

	private long runUntil(long end, int first, int step) throws Exception {
		long runs = 0;
		for (int next = first; System.nanoTime() < end; next += step) {
			run(this.reviews.get(next % this.reviews.size()));
			runs++;
		}
		return runs;
	}

	private void run(long[][] review) throws Exception {
		try (OnnxTensor ids = tensor(review[0]);
				OnnxTensor mask = tensor(review[1]);
				OnnxTensor types = tensor(review[2]);
				OrtSession.Result result = this.session
					.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
			((OnnxTensor) result.get(0)).getFloatBuffer().get();
		}
	}

	private static OnnxTensor tensor(long[] values) throws Exception {
		return OnnxTensor.createTensor(ENVIRONMENT, LongBuffer.wrap(values), new long[] { 1, values.length });
	}

	private static Duration cpu() {
		return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
	}

}
