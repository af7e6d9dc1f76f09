package dev.lattice.crdt.vectors;

import java.util.List;
import java.util.Map;

/** Runs a step on the state of users. */
final class PresenceSteps {

	private final Subject subject;

	private final Map<String, Subject.Presence> presences;

	private final Findings findings;

	private final String where;

	PresenceSteps(Subject subject, Map<String, Subject.Presence> presences, Findings findings, String where) {
		this.subject = subject;
		this.presences = presences;
		this.findings = findings;
		this.where = where;
	}

	void run(Fields step) {
		String id = step.text("id");
		Subject.Presence presence = this.presences.get(id);
		switch (step.text("do")) {
			case "aw.new" -> {
				Subject.Presence made = this.subject.presence(step.number("client"));
				if (step.has("local") && step.get("local") == null) {
					made.clear();
				}
				made.events();
				this.presences.put(id, made);
			}
			case "aw.encode" -> check(step, "result", Fields.base64(presence.encode(clients(step))));
			case "aw.set" -> capture(step, presence, () -> presence.set(step.get("state")));
			case "aw.setField" ->
				capture(step, presence, () -> presence.setField(step.text("field"), step.get("value")));
			case "aw.apply" -> capture(step, presence, () -> presence.apply(step.bytes("update")));
			case "aw.remove" -> capture(step, presence, () -> presence.remove(clients(step)));
			default -> throw new IllegalArgumentException("There is no step '" + step.text("do") + "'");
		}
	}

	private static List<Long> clients(Fields step) {
		return step.list("clients").stream().map((Object client) -> ((Number) client).longValue()).toList();
	}

	private void capture(Fields step, Subject.Presence presence, Runnable body) {
		presence.events();
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
		if (step.has("throws")) {
			check(step, "throws", thrown);
		}
		check(step, "events", presence.events());
		check(step, "states", presence.states());
		check(step, "clocks", presence.clocks());
	}

	private void check(Fields step, String field, Object actual) {
		if (step.has(field)) {
			this.findings.compare(this.where + "." + field, step.get(field), actual);
		}
	}

}
