package dev.lattice.sample;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;
import reactor.core.publisher.Flux;

import org.springframework.stereotype.Component;

/** Measures how busy the processor is, once for all pages that watch. */
@Component
class MachineLoad {

	/** How many measurements the history holds. */
	static final int POINTS = 60;

	private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	private final Flux<List<Double>> history = Flux.interval(Duration.ofSeconds(1))
		.map((tick) -> Math.clamp(this.system.getCpuLoad(), 0, 1))
		.scan(List.<Double>of(), MachineLoad::append)
		.replay(1)
		.refCount();

	/** The latest measurements, oldest first, from 0 to 1; a new list each second. */
	Flux<List<Double>> history() {
		return this.history;
	}

	private static List<Double> append(List<Double> before, double load) {
		List<Double> after = new ArrayList<>(before);
		after.add(load);
		return List.copyOf(after.subList(Math.max(0, after.size() - POINTS), after.size()));
	}

}
