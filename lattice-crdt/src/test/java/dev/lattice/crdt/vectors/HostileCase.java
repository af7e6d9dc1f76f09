package dev.lattice.crdt.vectors;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.sun.management.ThreadMXBean;

/**
 * Bytes that nobody honest sends. What is refused leaves the document as it was, byte for
 * byte; what is accepted leaves one that can be encoded, read and changed; both quickly
 * and in bounded memory.
 */
final class HostileCase {

	/**
	 * Of the processor, not of the clock on the wall: other work must not fail a case.
	 */
	private static final long MAX_NANOS = 1_000_000_000L;

	/**
	 * No case is larger than a megabyte; none claims memory for what it does not bring.
	 */
	private static final long MAX_ALLOCATED = 256L << 20;

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final Subject subject;

	private final Fields file;

	private final Map<String, String> roots = new LinkedHashMap<>();

	HostileCase(Subject subject, Fields file) {
		this.subject = subject;
		this.file = file;
		file.object("baseRoots").values().forEach((String name, Object kind) -> this.roots.put(name, (String) kind));
	}

	Findings run(Fields hostile) {
		Findings findings = new Findings();
		feed(document(), hostile.text("kind"), hostile.bytes("b64"), hostile.text("expect"), findings);
		return findings;
	}

	/** Refuses every proper prefix of an update. */
	Findings truncations(Fields truncation) {
		Findings findings = new Findings();
		for (String format : List.of("v1", "v2")) {
			byte[] whole = truncation.bytes(format);
			Replica replica = document();
			for (int length = 0; length < whole.length; length++) {
				Findings found = new Findings();
				feed(replica, format, Arrays.copyOf(whole, length), "reject", found);
				if (!found.none()) {
					findings.add(format + " cut to " + length + " bytes: " + found);
					replica = document();
				}
			}
		}
		return findings;
	}

	/** Feeds updates with one wrong byte. */
	Findings mutations() {
		Findings findings = new Findings();
		for (Object mutation : this.file.list("mutations")) {
			List<?> numbers = (List<?>) mutation;
			Fields truncation = this.file.objects("truncations").get(((Number) numbers.get(3)).intValue());
			String format = "v" + numbers.get(0);
			byte[] mutated = truncation.bytes(format);
			mutated[((Number) numbers.get(1)).intValue()] = ((Number) numbers.get(2)).byteValue();
			Findings found = new Findings();
			feed(document(), format, mutated, "any", found);
			if (!found.none()) {
				findings.add("mutation " + mutation + ": " + found);
			}
		}
		return findings;
	}

	private Replica document() {
		Replica replica = this.subject.replica(1, true, this.roots);
		replica.apply(this.file.bytes("base"), 1);
		return replica;
	}

	private void feed(Replica replica, String kind, byte[] bytes, String expect, Findings findings) {
		byte[] before = replica.encode(1, null);
		Object pendingBefore = replica.pending();
		long nanos = THREADS.getCurrentThreadCpuTime();
		long allocated = THREADS.getCurrentThreadAllocatedBytes();
		boolean refused = false;
		try {
			feed(replica, kind, bytes);
		}
		catch (RuntimeException ex) {
			refused = true;
			if (!Refusals.isRefusal(ex)) {
				findings.add("broke: " + Refusals.described(ex));
			}
		}
		catch (StackOverflowError | OutOfMemoryError ex) {
			findings.add("broke: " + ex);
			return;
		}
		allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
		nanos = THREADS.getCurrentThreadCpuTime() - nanos;
		if (nanos > MAX_NANOS) {
			findings.add("took " + nanos / 1_000_000 + " ms");
		}
		if (allocated > MAX_ALLOCATED) {
			findings.add("allocated " + allocated + " bytes for " + bytes.length);
		}
		if (expect.equals("reject") && !refused) {
			findings.add("was accepted");
		}
		if (expect.equals("accept") && refused) {
			findings.add("was refused");
		}
		checkUsable(replica, refused, before, pendingBefore, findings);
	}

	private void feed(Replica replica, String kind, byte[] bytes) {
		switch (kind) {
			case "v1" -> replica.apply(bytes, 1);
			case "v2" -> replica.apply(bytes, 2);
			case "sv" -> {
				this.subject.readStateVector(bytes);
				replica.encode(1, bytes);
			}
			case "snapshot" -> this.subject.readSnapshot(bytes);
			case "relpos" -> this.subject.readPosition(bytes);
			case "awareness" -> this.subject.presence(1).apply(bytes);
			case "message" -> replica.handle(bytes, this.subject.presence(1));
			default -> throw new UnsupportedOperationException("There is no hostile kind '" + kind + "'");
		}
	}

	/** A copy may have merged what the document holds in pieces: bytes may differ. */
	private void compare(String what, Replica replica, Replica copy, Findings findings) {
		findings.compare(what + " state vector", replica.clocks(), copy.clocks());
		findings.compare(what + " delete set", replica.deleteSet(), copy.deleteSet());
		findings.compare(what + " pending", replica.pending(), copy.pending());
		this.roots.keySet()
			.forEach((String root) -> findings.compare(what + " " + root, replica.string(root), copy.string(root)));
	}

	/** Nothing changed by what was refused, nothing broken by what was accepted. */
	private void checkUsable(Replica replica, boolean refused, byte[] before, Object pendingBefore, Findings findings) {
		try {
			byte[] after = replica.encode(1, null);
			if (refused) {
				findings.compare("document after a refusal", Fields.base64(before), Fields.base64(after));
				findings.compare("pending after a refusal", pendingBefore, replica.pending());
				return;
			}
			for (int format = 1; format <= 2; format++) {
				Replica copy = this.subject.replica(2, true, this.roots);
				copy.apply(replica.encode(format, null), format);
				compare("copy by format " + format, replica, copy, findings);
			}
			this.roots.keySet().forEach(replica::read);
			replica.touch();
			replica.encode(1, null);
		}
		catch (RuntimeException | StackOverflowError | OutOfMemoryError ex) {
			findings.add("unusable after it was " + (refused ? "refused" : "accepted") + ": " + Refusals.described(ex));
		}
	}

}
