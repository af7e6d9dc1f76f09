package dev.lattice.crdt.vectors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the steps of a case and compares what the library does with what is recorded. A
 * field that a step does not have is not compared.
 */
final class Script {

	private final Subject subject;

	private final boolean lean;

	private final Findings findings;

	private final Emissions emissions = new Emissions();

	private final Map<String, Replica> replicas = new HashMap<>();

	private final Map<String, Map<String, String>> roots = new HashMap<>();

	private final List<Emissions.Emitted> updates = new ArrayList<>();

	private final Map<String, List<Object>> events = new TreeMap<>();

	private final Map<String, Replica.Position> positions = new HashMap<>();

	private final Map<String, Replica.Moment> moments = new HashMap<>();

	private final Map<String, Replica.Undo> undos = new HashMap<>();

	private final Map<String, Subject.Presence> presences = new HashMap<>();

	private boolean bothFormats = true;

	private int at;

	Script(Subject subject, boolean lean, Findings findings) {
		this.subject = subject;
		this.lean = lean;
		this.findings = findings;
	}

	/** Runs all steps; the first one that breaks ends the run. */
	void run(List<Fields> steps) {
		for (Fields step : steps) {
			try {
				run(step);
			}
			catch (RuntimeException | StackOverflowError ex) {
				this.findings.add("step " + this.at + " (" + step.text("do") + ") broke: " + Refusals.described(ex));
				return;
			}
			this.at++;
		}
	}

	Replica replica(String id) {
		Replica replica = this.replicas.get(id);
		if (replica == null) {
			throw new IllegalArgumentException("The case names the document '" + id + "' before making it");
		}
		return replica;
	}

	/** Returns the updates that local changes emitted, in their order. */
	List<Emissions.Emitted> updates() {
		return this.updates;
	}

	private void run(Fields step) {
		String kind = step.text("do");
		switch (kind) {
			case "doc" -> document(step);
			case "subdoc.open" ->
				add(step.text("id"), replica(step.text("doc")).subdocument(step.list("at"), roots(step)), roots(step));
			case "tx" ->
				capture(step, false, () -> replica(step.text("doc")).transact(step.get("origin"), step.objects("ops")));
			case "apply" -> capture(step, true, () -> replica(step.text("doc"))
				.apply(update(step.text("update"), step.index("v", 1)), step.index("v", 1)));
			case "sync" -> sync(step);
			case "state" -> check(step, "expect", State.of(replica(step.text("doc")), this.roots.get(step.text("doc")),
					!step.flag("lean", false), this.lean));
			case "json" -> check(step, "result", replica(step.text("doc")).value(step.list("at")));
			case "observe" -> observe(step);
			case "sync.msg" -> handle(step);
			default -> {
				switch (kind.substring(0, kind.contains(".") ? kind.indexOf('.') : kind.length())) {
					case "relpos" -> position(step);
					case "snapshot" -> snapshot(step);
					case "undo" -> undo(step);
					case "msg" -> check(step, "result", Fields.base64(frame(step)));
					case "aw" -> new PresenceSteps(this.subject, this.presences, this.findings, where(step)).run(step);
					default -> check(step, "result", ofUpdates(step));
				}
			}
		}
	}

	private void document(Fields step) {
		Map<String, String> declared = roots(step);
		this.bothFormats = step.flag("v2", true);
		add(step.text("id"), this.subject.replica(step.number("client"), step.flag("gc", true), declared), declared);
	}

	private void add(String id, Replica replica, Map<String, String> declared) {
		this.replicas.put(id, replica);
		this.roots.put(id, declared);
		replica.record(this.emissions.recorder(id), this.bothFormats);
	}

	static Map<String, String> roots(Fields step) {
		Map<String, String> roots = new LinkedHashMap<>();
		if (step.has("roots")) {
			step.object("roots").values().forEach((String name, Object kind) -> roots.put(name, (String) kind));
		}
		return roots;
	}

	private byte[] update(String reference, int format) {
		return reference.startsWith("#") ? this.updates.get(Integer.parseInt(reference.substring(1))).update(format)
				: Fields.decoded(reference);
	}

	private void sync(Fields step) {
		int format = step.index("v", 1);
		Replica to = replica(step.text("to"));
		byte[] stateVector = to.stateVector();
		byte[] missing = replica(step.text("from")).encode(format, stateVector);
		check(step, "sv", Fields.base64(stateVector));
		check(step, "update", Fields.base64(missing));
		capture(step, true, () -> to.apply(missing, format));
	}

	/** Runs what may emit updates and events, and compares them. */
	private void capture(Fields step, boolean relayed, Runnable body) {
		this.emissions.begin();
		this.events.replaceAll((String name, List<Object> calls) -> new ArrayList<>());
		boolean thrown = false;
		try {
			body.run();
		}
		catch (RuntimeException ex) {
			if (!step.flag("throws", false) || !Refusals.isRefusal(ex)) {
				throw ex;
			}
			thrown = true;
		}
		finally {
			this.emissions.end();
		}
		if (step.has("throws")) {
			check(step, "throws", thrown);
		}
		if (!relayed) {
			this.updates.addAll(this.emissions.updates());
		}
		check(step, "emit", this.emissions.asJson(this.bothFormats && !this.lean));
		check(step, "events", new TreeMap<>(this.events));
		if (step.has("subdocs") || !this.emissions.subdocuments().isEmpty()) {
			this.findings.compare(where(step) + ".subdocs", step.get("subdocs"), this.emissions.subdocuments());
		}
	}

	private void observe(Fields step) {
		String name = step.text("name");
		this.events.put(name, new ArrayList<>());
		replica(step.text("doc")).observe(step.list("at"), step.flag("deep", false),
				(List<Object> call) -> this.events.get(name).add(call));
	}

	private void handle(Fields step) {
		capture(step, true, () -> {
			byte[] reply = replica(step.text("doc")).handle(step.bytes("in"), this.presences.get(step.text("doc")));
			check(step, "reply", (reply != null) ? Fields.base64(reply) : null);
		});
	}

	private byte[] frame(Fields step) {
		return switch (step.text("do")) {
			case "msg.syncStep1" -> replica(step.text("doc")).syncStep1();
			case "msg.syncStep2" ->
				replica(step.text("doc")).syncStep2((step.get("sv") != null) ? step.bytes("sv") : null);
			case "msg.update" -> this.subject.updateFrame(update(step.text("update"), 1));
			case "msg.awareness" -> this.subject.awarenessFrame(step.bytes("update"));
			case "msg.auth" -> this.subject.deniedFrame(step.text("reason"));
			default -> throw unknown(step);
		};
	}

	/** Steps on updates without a document. */
	private Object ofUpdates(Fields step) {
		int format = step.index("v", 1);
		return switch (step.text("do")) {
			case "merge" -> Fields.base64(this.subject.merge(
					step.list("updates").stream().map((Object update) -> update((String) update, format)).toList(),
					format));
			case "diff" ->
				Fields.base64(this.subject.diff(update(step.text("update"), format), step.bytes("sv"), format));
			case "svFromUpdate" ->
				Fields.base64(this.subject.stateVectorOf(update(step.text("update"), format), format));
			case "convert" -> Fields
				.base64(this.subject.convert(update(step.text("update"), step.index("from")), step.index("from")));
			case "meta" -> this.subject.meta(update(step.text("update"), format), format);
			case "decode" -> this.subject.decoded(update(step.text("update"), 1));
			default -> throw unknown(step);
		};
	}

	private void position(Fields step) {
		Replica replica = replica(step.text("doc"));
		if (step.text("do").equals("relpos.create")) {
			Replica.Position position = replica.position(step.list("at"), step.index("index"), step.index("assoc", 0));
			this.positions.put(step.text("name"), position);
			check(step, "json", position.json());
			check(step, "b64", Fields.base64(position.encoded()));
		}
		else {
			check(step, "result", replica.resolve(this.positions.get(step.text("name"))));
		}
	}

	private void snapshot(Fields step) {
		Replica.Moment moment = this.moments.get(step.text("name", ""));
		switch (step.text("do")) {
			case "snapshot" -> {
				Replica.Moment now = replica(step.text("doc")).snapshot();
				this.moments.put(step.text("name"), now);
				check(step, "v1", Fields.base64(now.encoded(1)));
				check(step, "v2", Fields.base64(now.encoded(2)));
			}
			case "snapshot.restore" -> check(step, "result", moment.restored());
			case "snapshot.delta" -> check(step, "result",
					replica(step.text("doc")).delta(step.list("at"), moment, this.moments.get(step.text("prev", ""))));
			case "snapshot.array" -> check(step, "result", moment.array(step.list("at")));
			case "snapshot.map" -> check(step, "result", moment.map(step.list("at")));
			case "snapshot.contains" -> check(step, "result", moment.contains(update(step.text("update"), 1)));
			default -> throw unknown(step);
		}
	}

	@SuppressWarnings("unchecked")
	private void undo(Fields step) {
		Replica.Undo undo = this.undos.get(step.text("name"));
		switch (step.text("do")) {
			case "undo.new" -> this.undos.put(step.text("name"),
					replica(step.text("doc")).undo((List<List<Object>>) (List<?>) step.list("scope"),
							step.number("captureTimeout"), step.list("trackedOrigins"),
							step.flag("ignoreRemoteMapChanges", false)));
			case "undo.undo", "undo.redo" -> {
				boolean[] done = new boolean[1];
				capture(step, false, () -> done[0] = step.text("do").equals("undo.undo") ? undo.undo() : undo.redo());
				check(step, "result", done[0]);
				check(step, "stacks", List.of(undo.undoable(), undo.redoable()));
			}
			case "undo.stop" -> undo.stop();
			case "undo.clear" -> capture(step, false, undo::clear);
			default -> throw unknown(step);
		}
	}

	private void check(Fields step, String field, Object actual) {
		if (step.has(field)) {
			this.findings.compare(where(step) + "." + field, step.get(field), actual);
		}
	}

	private String where(Fields step) {
		return "step " + this.at + " " + step.text("do");
	}

	private static IllegalArgumentException unknown(Fields step) {
		return new IllegalArgumentException("There is no step '" + step.text("do") + "'");
	}

}
