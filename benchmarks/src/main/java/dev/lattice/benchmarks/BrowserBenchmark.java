package dev.lattice.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.lattice.testbrowser.TestBrowser;

/**
 * Measures the client in a real browser: the operations of js-framework-benchmark beside
 * code written by hand, and the first click that has an effect beside the least page.
 * Prints Markdown; {@code docs/performance.md} says how to read it.
 */
public final class BrowserBenchmark {

	private static final int ROUNDS = Integer.getInteger("browser.rounds", 15);

	private static final int WARM_UP = Integer.getInteger("browser.warm-up", 4);

	private static final int LOADS = Integer.getInteger("browser.loads", 15);

	private BrowserBenchmark() {
	}

	public static void main(String[] args) {
		try (ServerProcess lattice = ServerProcess.start(LatticeServer.class);
				ServerProcess floor = ServerProcess.start(FloorServer.class);
				TestBrowser browser = new TestBrowser()) {
			System.out.printf("Java %s, %d processors, Chromium %s%n", System.getProperty("java.version"),
					Runtime.getRuntime().availableProcessors(), browser.browser().version());
			operations(browser, lattice);
			firstClick(browser, lattice, floor);
		}
	}

	private static void operations(TestBrowser browser, ServerProcess server) {
		SuiteRecording recording = SuiteRecording.of(server, LoadMachine.start(), WARM_UP + ROUNDS);
		Map<SuiteOperation, List<Timing>> lattice = new EnumMap<>(SuiteOperation.class);
		Map<SuiteOperation, List<Timing>> vanilla = new EnumMap<>(SuiteOperation.class);
		try (BrowserContext context = browser.browser().newContext()) {
			context.addInitScript(script("suite.js"));
			Page page = context.newPage();
			page.route("**/suite", BrowserBenchmark::isolate);
			page.navigate("http://" + server.authority() + "/suite");
			page.evaluate("welcome => suite.start(welcome)", recording.welcome());
			CDPSession tools = context.newCDPSession(page);
			for (SuiteRecording.Step step : recording.steps()) {
				boolean first = step.round() % 2 == 0;
				Timing hand = first ? byHand(page, tools, step) : null;
				tools.send("HeapProfiler.collectGarbage");
				Timing client = Timing.of(page.evaluate("frames => suite.lattice(frames)", step.frames()));
				hand = (hand != null) ? hand : byHand(page, tools, step);
				int rows = (int) number(page.evaluate("suite.check()"));
				if (rows != step.rows()) {
					throw new IllegalStateException(
							"After " + step.operation().label() + " there are " + rows + " rows, not " + step.rows());
				}
				if (step.counts() && step.round() >= WARM_UP) {
					lattice.computeIfAbsent(step.operation(), (operation) -> new ArrayList<>()).add(client);
					vanilla.computeIfAbsent(step.operation(), (operation) -> new ArrayList<>()).add(hand);
				}
			}
		}
		report(lattice, vanilla);
	}

	private static Timing byHand(Page page, CDPSession tools, SuiteRecording.Step step) {
		tools.send("HeapProfiler.collectGarbage");
		return Timing.of(page.evaluate("([operation, json]) => suite.vanilla(operation, json)",
				List.of(step.operation().function(), step.json())));
	}

	private static void report(Map<SuiteOperation, List<Timing>> lattice, Map<SuiteOperation, List<Timing>> vanilla) {
		Report.heading("Operations of js-framework-benchmark, ms");
		Report.row("operation", "client", "by hand", "ratio", "client, script alone", "by hand, script alone");
		Report.row("---", "---", "---", "---", "---", "---");
		double logarithms = 0;
		for (Map.Entry<SuiteOperation, List<Timing>> entry : lattice.entrySet()) {
			List<Timing> hand = Objects.requireNonNull(vanilla.get(entry.getKey()));
			double client = median(entry.getValue(), Timing::all);
			double least = median(hand, Timing::all);
			logarithms += Math.log(client / least);
			Report.row(entry.getKey().label(), client, least, client / least, median(entry.getValue(), Timing::script),
					median(hand, Timing::script));
		}
		Report.row("geometric mean", "", "", Math.exp(logarithms / lattice.size()), "", "");
	}

	private static double median(List<Timing> timings, ToDoubleFunction<Timing> part) {
		return Report.median(timings.stream().mapToDouble(part).boxed().toList());
	}

	private static void firstClick(TestBrowser browser, ServerProcess lattice, ServerProcess floor) {
		List<Double> live = new ArrayList<>();
		List<Double> least = new ArrayList<>();
		for (int i = -2; i < LOADS; i++) {
			double one = firstClick(browser, lattice);
			double other = firstClick(browser, floor);
			if (i >= 0) {
				live.add(one);
				least.add(other);
			}
		}
		Report.heading("First click that has an effect, cold cache, ms");
		Report.row("page", "median", "least", "most");
		Report.row("---", "---", "---", "---");
		Report.spread("Lattice", live);
		Report.spread("floor", least);
	}

	private static double firstClick(TestBrowser browser, ServerProcess server) {
		try (BrowserContext context = browser.browser().newContext()) {
			context.addInitScript(script("first-click.js"));
			Page page = context.newPage();
			page.navigate("http://" + server.authority() + "/");
			return number(page.evaluate("firstClick"));
		}
	}

	/** An isolated page has a clock of 5 microseconds, others of 100. */
	private static void isolate(Route route) {
		APIResponse response = route.fetch();
		Map<String, String> headers = new HashMap<>(response.headers());
		headers.put("cross-origin-opener-policy", "same-origin");
		headers.put("cross-origin-embedder-policy", "require-corp");
		route.fulfill(new Route.FulfillOptions().setResponse(response).setHeaders(headers));
	}

	private static double number(Object value) {
		return ((Number) value).doubleValue();
	}

	private static String script(String name) {
		try (InputStream in = BrowserBenchmark.class.getResourceAsStream("/browser/" + name)) {
			return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Milliseconds of one operation.
	 *
	 * @param script until the script was done
	 * @param all until the table was laid out too
	 */
	private record Timing(double script, double all) {

		static Timing of(Object pair) {
			List<?> values = (List<?>) pair;
			return new Timing(number(values.get(0)), number(values.get(1)));
		}

	}

}
