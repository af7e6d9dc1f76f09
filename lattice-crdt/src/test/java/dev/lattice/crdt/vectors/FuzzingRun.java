package dev.lattice.crdt.vectors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares very many random histories with Yjs, in a run that can be ended at any time
 * and goes on where it was.
 */
final class FuzzingRun {

	private FuzzingRun() {
	}

	/**
	 * Takes the folder of {@link FuzzingProgress}, up to which seed to run, and how many
	 * threads to use, each with a process of Yjs.
	 */
	public static void main(String[] args) throws InterruptedException {
		if (args.length != 3) {
			throw new IllegalArgumentException(
					"Three arguments are expected: a folder, the seed after the last, and the number of threads");
		}
		FuzzingProgress progress = new FuzzingProgress(Path.of(args[0]), Long.parseLong(args[1]));
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < Integer.parseInt(args[2]); i++) {
			threads.add(Thread.ofPlatform()
				.name("fuzzing-" + i)
				.start(() -> new Fuzzing(new LatticeSubject()).run(progress::take, progress::done)));
		}
		for (Thread thread : threads) {
			thread.join();
		}
		System.out.println(progress);
	}

}
