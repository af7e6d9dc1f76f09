package dev.lattice.sample;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Memo;
import dev.lattice.reactor.Reactive;
import reactor.core.publisher.Flux;

import static dev.lattice.engine.html.Html.*;

/** A clock and a chart that the server pushes. */
@LatticeComponent(value = "/monitor", title = "Live monitor")
public final class Monitor extends Component {

	/** A time's own text leaves full minutes without seconds. */
	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

	private static final int WIDTH = 600;

	private static final int HEIGHT = 160;

	private final Memo<LocalTime> time = Reactive.from(Flux.interval(Duration.ofSeconds(1)).map((tick) -> now()),
			now());

	private final Memo<List<Double>> load;

	public Monitor(MachineLoad load) {
		this.load = Reactive.from(load.history(), List.of());
	}

	@Override
	protected View view() {
		return main(h1("Monitor"), p(() -> "Server time: " + CLOCK.format(this.time.get())),
				p(() -> "Processor load: " + percent() + " %"),
				svg(viewBox("0 0 " + WIDTH + " " + HEIGHT), role("img"),
						aria("label", "Processor load over the last minute"), cls("chart"),
						line(x1("0"), x2("" + WIDTH), y1("" + HEIGHT / 2), y2("" + HEIGHT / 2)),
						polyline(points(this::curve))),
				Layout.home());
	}

	private long percent() {
		List<Double> history = this.load.get();
		return history.isEmpty() ? 0 : Math.round(history.getLast() * 100);
	}

	private String curve() {
		List<Double> history = this.load.get();
		StringBuilder points = new StringBuilder();
		for (int i = 0; i < history.size(); i++) {
			int x = WIDTH - (history.size() - 1 - i) * WIDTH / (MachineLoad.POINTS - 1);
			points.append(x).append(',').append(Math.round((1 - history.get(i)) * HEIGHT)).append(' ');
		}
		return points.toString().strip();
	}

	private static LocalTime now() {
		return LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
	}

}
