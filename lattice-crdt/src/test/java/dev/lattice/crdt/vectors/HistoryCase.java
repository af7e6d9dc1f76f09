package dev.lattice.crdt.vectors;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A history of several clients, used twice: replayed, where every emitted update and the
 * last state must be as recorded, and applied, where the recorded updates arrive at a
 * fresh document in every listed order and merged into one.
 */
final class HistoryCase {

	private final Subject subject;

	private final Fields history;

	private final boolean lean;

	private final Map<String, String> roots;

	HistoryCase(Subject subject, Fields history) {
		this.subject = subject;
		this.history = history;
		this.lean = history.flag("lean", false);
		this.roots = Script.roots(history.objects("steps").getFirst());
	}

	Findings run() {
		Findings findings = new Findings();
		List<byte[]> updates = this.history.objects("steps")
			.stream()
			.filter((Fields step) -> !List.of("apply", "sync", "sync.msg").contains(step.text("do")))
			.flatMap((Fields step) -> step.objects("emit").stream())
			.map((Fields update) -> update.bytes("v1"))
			.toList();
		if (!this.history.flag("markerSensitive", false)) {
			replay(findings);
		}
		for (Fields order : this.history.objects("orders")) {
			try {
				apply(updates, order, findings);
			}
			catch (RuntimeException | StackOverflowError ex) {
				findings.add("order " + order.list("order") + " broke: " + Refusals.described(ex));
			}
		}
		if (this.history.has("merged")) {
			merge(updates, findings);
		}
		return findings;
	}

	private void replay(Findings findings) {
		Script script = new Script(this.subject, this.lean, findings);
		script.run(this.history.objects("steps"));
		if (findings.none()) {
			Replica first = script.replica(this.history.objects("steps").getFirst().text("id"));
			findings.compare("final", this.history.get("final"), State.of(first, this.roots, !this.lean, this.lean));
		}
	}

	private void apply(List<byte[]> updates, Fields order, Findings findings) {
		Replica fresh = fresh();
		for (Object index : order.list("order")) {
			fresh.apply(updates.get(((Number) index).intValue()), 1);
		}
		String where = "order " + order.list("order");
		if (fresh.pending() != null && Set.copyOf(order.list("order")).size() == updates.size()) {
			findings.add(where + " waits, with all updates, for others");
		}
		if (order.flag("pending", false) && fresh.pending() == null) {
			// Yjs waits for a gap that what waits would fill (spec C-21). Not the bytes:
			// the client of the last state keeps what an undo may bring back.
			if (this.history.flag("converged", true)) {
				findings.compare(where + " roots, for which Yjs waits", this.history.object("final").get("roots"),
						State.roots(fresh, this.roots, !this.lean));
			}
			return;
		}
		findings.compare(where + " roots",
				(order.flag("sameRoots", false) ? this.history.object("final") : order).get("roots"),
				State.roots(fresh, this.roots, !this.lean));
		findings.compare(where + " v1",
				(order.flag("sameBytes", false) ? this.history.object("final") : order).get("v1"),
				Fields.base64(fresh.encode(1, null)));
		findings.compare(where + " pending", order.flag("pending", false), fresh.pending() != null);
	}

	private void merge(List<byte[]> updates, Findings findings) {
		try {
			Replica fresh = fresh();
			byte[] all = this.subject.merge(updates, 1);
			Fields merged = this.history.object("merged");
			if (merged.has("v1")) {
				findings.compare("merged", merged.get("v1"), Fields.base64(all));
			}
			fresh.apply(all, 1);
			if (merged.flag("sameRoots", false)) {
				findings.compare("merged roots", this.history.object("final").get("roots"),
						State.roots(fresh, this.roots, !this.lean));
			}
			if (merged.flag("sameBytes", false)) {
				findings.compare("v1 after merged", this.history.object("final").get("v1"),
						Fields.base64(fresh.encode(1, null)));
			}
		}
		catch (RuntimeException | StackOverflowError ex) {
			findings.add("merged broke: " + Refusals.described(ex));
		}
	}

	private Replica fresh() {
		return this.subject.replica(0, this.history.flag("gc", true), this.roots);
	}

}
