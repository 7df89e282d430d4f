import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
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
 * ONNX Runtime alone: how many reviews a second these cores can classify, with the
 * options of inference-service and without any service around it. Prints a line of JSON
 * for each round.
 */
public class Floor {

	private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

	private final OrtSession session;

	private final List<List<long[][]>> batches;

	Floor(OrtSession session, List<List<long[][]>> batches) {
		this.session = session;
		this.batches = batches;
	}

	/** Artifact, file of reviews, threads, threads and reviews inside a run, seconds and number of rounds. */
	public static void main(String[] arguments) throws Exception {
		int threads = Integer.parseInt(arguments[2]);
		int reviewsInsideARun = Integer.parseInt(arguments[4]);
		double seconds = Double.parseDouble(arguments[5]);
		try (ZipFile artifact = new ZipFile(arguments[0])) {
			List<long[][]> reviews = tokenize(bytes(artifact, "tokenizer.json"), Path.of(arguments[1]));
			try (OrtSession session = open(bytes(artifact, "model.onnx"), Integer.parseInt(arguments[3]))) {
				Floor floor = new Floor(session, batches(reviews, reviewsInsideARun));
				floor.round(threads, seconds);
				for (int round = 0; round < Integer.parseInt(arguments[6]); round++) {
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

	/** Each of neighbours in length: no batch of reviews that happen to wait together could be padded less. */
	private static List<List<long[][]>> batches(List<long[][]> reviews, int size) {
		List<long[][]> byLength = new ArrayList<>(reviews);
		if (size > 1) {
			byLength.sort(Comparator.comparingInt((review) -> review[0].length));
		}
		List<List<long[][]>> batches = new ArrayList<>();
		for (int first = 0; first + size <= byLength.size(); first += size) {
			batches.add(byLength.subList(first, first + size));
		}
		Collections.shuffle(batches, new Random(1));
		return batches;
	}

	private String round(int threads, double seconds) throws Exception {
		Duration before = cpu();
		long start = System.nanoTime();
		long end = start + (long) (seconds * 1e9);
		long reviews = 0;
		try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
			List<Future<Long>> counts = new ArrayList<>();
			for (int thread = 0; thread < threads; thread++) {
				int first = thread;
				counts.add(executor.submit(() -> runUntil(end, first, threads)));
			}
			for (Future<Long> count : counts) {
				reviews += count.get();
			}
		}
		double took = (System.nanoTime() - start) / 1e9;
		return String.format(Locale.ROOT, "{\"rate\": %.1f, \"cpu_ms\": %.3f}", reviews / took,
				cpu().minus(before).toNanos() / 1e6 / reviews);
	}

	private long runUntil(long end, int first, int step) throws Exception {
		long reviews = 0;
		for (int next = first; System.nanoTime() < end; next += step) {
			List<long[][]> batch = this.batches.get(next % this.batches.size());
			run(batch);
			reviews += batch.size();
		}
		return reviews;
	}

	private void run(List<long[][]> batch) throws Exception {
		try (OnnxTensor ids = tensor(batch, 0);
				OnnxTensor mask = tensor(batch, 1);
				OnnxTensor types = tensor(batch, 2);
				OrtSession.Result result = this.session
					.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
			((OnnxTensor) result.get(0)).getFloatBuffer().get();
		}
	}

	/** Rows of one length: shorter ones end in zeros, which the attention mask leaves out. */
	private static OnnxTensor tensor(List<long[][]> batch, int input) throws Exception {
		int length = batch.stream().mapToInt((review) -> review[input].length).max().orElseThrow();
		LongBuffer values = LongBuffer.allocate(batch.size() * length);
		for (int row = 0; row < batch.size(); row++) {
			values.position(row * length).put(batch.get(row)[input]);
		}
		return OnnxTensor.createTensor(ENVIRONMENT, values.rewind(), new long[] { batch.size(), length });
	}

	private static Duration cpu() {
		return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
	}

}
