package dev.lattice.benchmarks;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.Session;
import dev.lattice.engine.session.SessionHost;
import dev.lattice.engine.session.SessionInput;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.SessionListener;
import dev.lattice.transport.smile.SmileFrameCodec;

/**
 * What live sessions keep on the heap, the engine alone: no socket, no server. Counted
 * after collections, as the difference to the heap without them.
 */
final class HeapProbe {

	private static final int COLLECTIONS = 4;

	private static final int SESSIONS = 2_000;

	private static final int ROWS = 20_000;

	private static final SessionHost HOST = new SessionHost((posted) -> {
	}, (task) -> {
	}, new SmileFrameCodec(), new SessionListener() {
	}, SessionLimits.DEFAULTS);

	private static final Connection NOWHERE = new Connection() {

		@Override
		public void send(byte[] frame) {
		}

		@Override
		public void close(CloseCode code) {
		}

	};

	private HeapProbe() {
	}

	public static void main(String[] args) {
		Templates templates = new Templates(100);
		Report.row("what stays on the heap", "bytes", "without the application's own rows");
		Report.row("---", "---", "---");
		// Classes and templates are there before anything counts.
		live(templates, 0, ClickCounter::new);
		live(templates, 10, LiveTable::new);
		live(templates, 10, CellTable::new);
		double page = bytes(() -> many(templates)) / SESSIONS;
		Report.row("page with a counter, engine", page, "");
		double rows = bytes(() -> TableRow.first(ROWS)) / ROWS;
		double table = bytes(() -> live(templates, ROWS, LiveTable::new)) / ROWS;
		Report.row("row of a table", table, table - rows);
		double cells = bytes(() -> live(templates, ROWS, CellTable::new)) / ROWS;
		Report.row("row of a table with a signal in each", cells, cells - rows);
	}

	private static Object many(Templates templates) {
		List<Session> sessions = new ArrayList<>(SESSIONS);
		for (int i = 0; i < SESSIONS; i++) {
			sessions.add(live(templates, 0, ClickCounter::new));
		}
		return sessions;
	}

	private static Session live(Templates templates, int rows, Supplier<? extends Component> component) {
		Location location = new Location("/", Map.of("rows", Integer.toString(rows)));
		Session session = Session.render(HOST, templates, location, component, FirstHtml.NOWHERE, 0);
		session.apply(new SessionInput.Connect(NOWHERE,
				new Hello("", "a-page-of-the-probe", 0, 0, "/", session.firstPaint().digest()), (admission) -> {
				}), 0);
		return session;
	}

	private static double bytes(Supplier<Object> make) {
		long before = used();
		Object held = make.get();
		long after = used();
		Reference.reachabilityFence(held);
		return after - before;
	}

	private static long used() {
		long least = Long.MAX_VALUE;
		for (int i = 0; i < COLLECTIONS; i++) {
			System.gc();
			least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
		}
		return least;
	}

}
