package dev.lattice.test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import dev.lattice.engine.session.FirstPaint;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.SessionHost;
import dev.lattice.engine.session.SessionInput;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.SessionListener;
import dev.lattice.engine.session.journal.Journal;
import dev.lattice.engine.session.journal.JournalDetail;
import dev.lattice.engine.session.journal.JournalLimits;
import dev.lattice.engine.session.journal.Recorder;
import dev.lattice.engine.signal.Signal;
import dev.lattice.transport.smile.SmileFrameCodec;
import dev.lattice.transport.smile.SmileFrameReader;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.each;
import static dev.lattice.engine.html.Html.li;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.ul;
import static org.assertj.core.api.Assertions.assertThat;

class JournalPageTests {

	private final Deque<Runnable> mailbox = new ArrayDeque<>();

	private final Journal journal = new Journal(JournalDetail.OUTPUTS, JournalLimits.DEFAULTS);

	private final Recorder recorder = new Recorder(this.journal);

	@Test
	void showsWhatThePageShowedAfterEachEntry() {
		StringBuilder html = new StringBuilder();
		FirstPaint paint = this.recorder
			.render(new SessionHost(this.mailbox::add, this.mailbox::add, new SmileFrameCodec(), SessionListener.NONE,
					SessionLimits.DEFAULTS), new Templates(10), new Location("/", Map.of()), Growing::new, html::append,
					0)
			.firstPaint();
		ReceivingPage page = new ReceivingPage(html.toString(), paint);
		int button = Listener.of(page.page(), page.page().document.select("button").first(), "click").getFirst().slot();
		List<Integer> entries = new ArrayList<>(List.of(this.journal.entries().size() - 1));
		List<String> shown = new ArrayList<>(List.of(page.page().canonical()));
		Socket first = new Socket(page);
		Socket second = new Socket(page);
		List<SessionInput> inputs = List.of(new SessionInput.Connect(first,
				new Hello("", "0123456789abcdef", 0, 0, "/", paint.digest()), (admission) -> {
				}), new SessionInput.Event(first, 1, 0, button, List.of()),
				new SessionInput.Event(first, 2, 1, button, List.of()),
				new SessionInput.Connect(second, new Hello("", "0123456789abcdef", -1, 2, "/", ""), (admission) -> {
				}), new SessionInput.Event(second, 3, 3, button, List.of()), new SessionInput.End(CloseCode.RESTART));
		for (SessionInput input : inputs) {
			this.recorder.apply(input, 0);
			entries.add(this.journal.entries().size() - 1);
			shown.add(page.page().canonical());
		}

		JournalPage recorded = new JournalPage(this.journal);
		assertThat(entries).extracting(recorded::html).isEqualTo(shown);
		assertThat(shown.getLast()).contains("<li>2</li>");
		assertThat(recorded.html(0)).isEmpty();
		assertThat(recorded.entries()).isEqualTo(this.journal.entries().size());
	}

	/** Has a row more for each click. */
	private static final class Growing extends Component {

		private final Signal<List<Integer>> rows = signal(List.of());

		@Override
		protected View view() {
			return main(ul(each(this.rows, (row) -> row, (row) -> li(String.valueOf(row)))),
					button("more", onClick(() -> this.rows.update((rows) -> {
						List<Integer> more = new ArrayList<>(rows);
						more.add(rows.size());
						return more;
					}))));
		}

	}

	private record Socket(ReceivingPage page) implements Connection {

		@Override
		public void send(byte[] frame) {
			this.page.receive(new SmileFrameReader().elements(frame));
		}

		@Override
		public void close(CloseCode code) {
		}

		@Override
		public boolean equals(Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this);
		}

	}

}
