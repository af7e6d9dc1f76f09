package dev.lattice.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Many pages that are open and mostly idle: what each keeps on the server's heap, whether
 * all answer a click, and how soon those come back that are lost at once.
 *
 * @param name whose pages
 * @param pages how many
 * @param openSeconds until all were there
 * @param heapBytes what full collections leave for each page, socket included, when it
 * was clicked once and is idle
 * @param click one click by each, all at once
 * @param lost how many were lost at once
 * @param storm how soon they came back
 * @param said what the server had to say meanwhile: warnings and errors
 */
record Crowd(String name, int pages, double openSeconds, double heapBytes, Window click, int lost, Load.Storm storm,
		String said) {

	/** Opens pages, and measures. */
	static Crowd measure(String name, ServerProcess server, Options options, IntFunction<Load> opening) {
		String before = server.said();
		// Classes and templates are there before anything counts.
		try (Load first = opening.apply(options.warmUp())) {
			first.clicks(1);
		}
		long empty = server.liveBytes();
		long start = System.nanoTime();
		try (Load load = opening.apply(options.pages())) {
			double opened = (System.nanoTime() - start) / 1e9;
			Window click = load.clicks(1);
			load.settle();
			sleep(options.idle());
			double heap = (double) (server.liveBytes() - empty) / options.pages();
			Load.Storm storm = load.storm(options.lost());
			// None is lost, whether it was in the storm or not.
			load.clicks(1);
			return new Crowd(name, options.pages(), opened, heap, click, options.lost(), storm,
					server.said().substring(before.length()));
		}
	}

	static void header() {
		Report.row("server", "pages", "opened in s", "heap of a page, B", "one click by each: s", "CPU us/event",
				"longest ms", "lost at once", "all live after s", "all answered after s");
		Report.row("---", "---", "---", "---", "---", "---", "---", "---", "---", "---");
	}

	void print() {
		Report.row(this.name, this.pages, this.openSeconds, Math.round(this.heapBytes), this.click.seconds(),
				this.click.cpuPerEvent(), this.click.longest(), this.lost, this.storm.live(), this.storm.answered());
	}

	private static void sleep(Duration duration) {
		try {
			TimeUnit.NANOSECONDS.sleep(duration.toNanos());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while pages are idle", ex);
		}
	}

	/**
	 * How large a crowd is.
	 *
	 * @param warmUp pages that come before and leave
	 * @param pages pages that stay
	 * @param lost those of them that are lost at once
	 * @param idle how long pages are idle before their heap is counted
	 */
	record Options(int warmUp, int pages, int lost, Duration idle) {
	}

}
