package dev.lattice.crdt.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the users of one test of Yjs' own suite saw: the updates of each, in the order in
 * which they came, lead to the same document.
 */
final class SuiteCase {

	private final Subject subject;

	private final Fields test;

	private final Map<String, String> roots;

	SuiteCase(Subject subject, Fields test) {
		this.subject = subject;
		this.test = test;
		this.roots = Script.roots(test);
	}

	Findings run() {
		Findings findings = new Findings();
		List<byte[]> all = new ArrayList<>();
		for (Fields user : this.test.objects("users")) {
			List<byte[]> updates = user.list("updates").stream().map(Fields::decoded).toList();
			all.addAll(updates);
			String who = "user " + user.number("client");
			apply(who, updates, user, findings);
		}
		try {
			apply("merged", List.of(this.subject.merge(all, 1)), new Fields(Map.of("sameSnapshot", true)), findings);
		}
		catch (RuntimeException | StackOverflowError ex) {
			findings.add("merge broke: " + Refusals.described(ex));
		}
		return findings;
	}

	private void apply(String who, List<byte[]> updates, Fields user, Findings findings) {
		try {
			Replica replica = this.subject.replica(0, true, this.roots);
			updates.forEach((byte[] update) -> replica.apply(update, 1));
			Fields last = this.test.object("final");
			findings.compare(who + " roots", last.get("roots"), State.roots(replica, this.roots, false));
			if (user.flag("sameSnapshot", false)) {
				findings.compare(who + " snapshot", last.get("snapshot"), Fields.base64(replica.snapshot().encoded(1)));
			}
			if (user.flag("sameBytes", false)) {
				findings.compare(who + " sv", last.get("sv"), Fields.base64(replica.stateVector()));
				findings.compare(who + " v1", last.get("v1"), Fields.base64(replica.encode(1, null)));
				findings.compare(who + " v2", last.get("v2"), Fields.base64(replica.encode(2, null)));
			}
		}
		catch (RuntimeException | StackOverflowError ex) {
			findings.add(who + " broke: " + Refusals.described(ex));
		}
	}

}
