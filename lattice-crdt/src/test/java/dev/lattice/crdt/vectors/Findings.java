package dev.lattice.crdt.vectors;

import java.util.ArrayList;
import java.util.List;

/** What was not as a case expects it, the first ones in words. */
final class Findings {

	private static final int KEPT = 3;

	private final List<String> kept = new ArrayList<>();

	private int count;

	void compare(String what, Object expected, Object actual) {
		String difference = Difference.between(expected, actual);
		if (difference != null) {
			add(what + ": " + difference);
		}
	}

	void add(String finding) {
		this.count++;
		if (this.kept.size() < KEPT) {
			this.kept.add(finding);
		}
	}

	boolean none() {
		return this.count == 0;
	}

	@Override
	public String toString() {
		return this.count + " findings: " + String.join("; ", this.kept);
	}

}
