package dev.lattice.crdt.vectors;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What a run of random histories saw. */
final class FuzzingTally {

	private final Map<Count, Long> counts = new EnumMap<>(Count.class);

	private final List<String> divergences = new ArrayList<>();

	private final List<String> broken = new ArrayList<>();

	/** Reads the counts of an earlier run; what they do not say is 0. */
	static FuzzingTally of(Properties properties) {
		FuzzingTally tally = new FuzzingTally();
		for (Count count : Count.values()) {
			tally.add(count, Long.parseLong(properties.getProperty(count.name(), "0")));
		}
		return tally;
	}

	/** Writes the counts, without the findings. */
	void into(Properties properties) {
		for (Count count : Count.values()) {
			properties.setProperty(count.name(), Long.toString(get(count)));
		}
	}

	long get(Count count) {
		return this.counts.getOrDefault(count, 0L);
	}

	void count(Fields history) {
		add(Count.HISTORIES, 1);
		add(Count.MARKER_SENSITIVE, history.flag("markerSensitive", false) ? 1 : 0);
		add(Count.MARKERS_BROKE, history.flag("markersBroke", false) ? 1 : 0);
		add(Count.NOT_CONVERGED, history.flag("converged", true) ? 0 : 1);
		for (Fields step : history.objects("steps")) {
			switch (step.text("do")) {
				case "tx" -> add(Count.OPERATIONS, step.list("ops").size());
				case "undo.undo", "undo.redo" -> add(Count.OPERATIONS, 1);
				case "apply", "sync", "sync.msg", "aw.apply" -> add(Count.DELIVERIES, 1);
				default -> {
				}
			}
		}
		for (Fields order : history.objects("orders")) {
			add(Count.DELIVERIES, order.list("order").size());
			add(Count.YJS_WAITS, order.flag("pending", false) ? 1 : 0);
		}
	}

	void diverged(String finding) {
		add(Count.UNLIKE_YJS, 1);
		this.divergences.add(finding);
	}

	void broken(String finding) {
		add(Count.BROKE_YJS, 1);
		this.broken.add(finding);
	}

	void add(FuzzingTally other) {
		other.counts.forEach(this::add);
		this.divergences.addAll(other.divergences);
		this.broken.addAll(other.broken);
	}

	private void add(Count count, long more) {
		this.counts.merge(count, more, Long::sum);
	}

	/** Returns how the library differed from Yjs, with seeds. */
	List<String> divergences() {
		return this.divergences;
	}

	/** Returns the seeds for which Yjs itself threw. */
	List<String> broken() {
		return this.broken;
	}

	@Override
	public String toString() {
		return get(Count.HISTORIES) + " histories (" + get(Count.OPERATIONS) + " operations, " + get(Count.DELIVERIES)
				+ " deliveries), " + get(Count.UNLIKE_YJS) + " unlike Yjs; " + get(Count.MARKER_SENSITIVE)
				+ " where search markers of Yjs decided a place, and " + get(Count.MARKERS_BROKE)
				+ " where they were wrong (those are replayed as Yjs does without markers); " + get(Count.NOT_CONVERGED)
				+ " whose replicas of Yjs did not converge (lone surrogates); " + get(Count.YJS_WAITS)
				+ " orders of updates with which Yjs waits for ever; " + get(Count.BROKE_YJS) + " that broke Yjs";
	}

	/** What is counted. */
	enum Count {

		HISTORIES,

		/** Of transactions, undo and redo. */
		OPERATIONS,

		/**
		 * Updates and frames that came to a document or to the state of its users.
		 */
		DELIVERIES,

		UNLIKE_YJS, MARKER_SENSITIVE, MARKERS_BROKE, NOT_CONVERGED,

		/** Orders of all updates in which Yjs has not integrated all in the end. */
		YJS_WAITS,

		BROKE_YJS

	}

}
