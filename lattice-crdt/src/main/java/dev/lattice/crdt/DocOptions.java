package dev.lattice.crdt;

import java.util.function.LongSupplier;
import java.util.function.Predicate;

import dev.lattice.crdt.update.Limits;
import org.jspecify.annotations.Nullable;

/**
 * How a document is made. Each method returns a changed copy.
 *
 * @param clientId the id under which this replica writes, from 0 to 2^53 - 1; no other
 * replica may use it at the same time
 * @param clientIds gives another id when an update shows that somebody else uses the
 * first
 * @param guid the name of the document, by which a sub-document is found
 * @param collectsGarbage whether deleted content is forgotten
 * @param mayCollect which deleted elements may be forgotten
 * @param meta a value that goes with a sub-document, as {@code Doc.meta} of Yjs
 * @param autoLoad whether whoever gets it as a sub-document is to load it at once
 * @param shouldLoad whether this replica wants its content
 * @param limits what is accepted of updates
 * @param maxPendingBytes how much may wait of updates whose past did not come yet, in
 * bytes as format V2 writes it, at least 0; an update with which more would is refused
 */
public record DocOptions(long clientId, LongSupplier clientIds, String guid, boolean collectsGarbage,
		Predicate<Id> mayCollect, @Nullable Object meta, boolean autoLoad, boolean shouldLoad, Limits limits,
		long maxPendingBytes) {

	/** How many bytes of updates may wait by default: 64 MiB. */
	public static final long DEFAULT_MAX_PENDING_BYTES = 64L << 20;

	/**
	 * Checks the client id and the bound.
	 */
	public DocOptions {
		if (clientId < 0 || clientId >= 1L << 53) {
			throw new IllegalArgumentException(
					"The client id is " + clientId + "; it has to be from 0 to 2^53 - 1, 32 random bits for example");
		}
		if (maxPendingBytes < 0) {
			throw new IllegalArgumentException(
					"The bound of what waits is " + maxPendingBytes + " bytes; it has to be at least 0");
		}
	}

	/**
	 * Returns the options that Yjs has by default.
	 * @param clientId the id under which this replica writes: usually 32 random bits
	 * @return the options
	 */
	public static DocOptions of(long clientId) {
		return new DocOptions(clientId, new ClientIds(clientId)::next, Long.toString(clientId), true, Collect.ALL, null,
				false, true, Limits.DEFAULT, DEFAULT_MAX_PENDING_BYTES);
	}

	/**
	 * Sets where another client id comes from.
	 * @param clientIds gives ids, 32 random bits each for example; by default they are
	 * derived from the first one
	 * @return the changed options
	 */
	public DocOptions withClientIds(LongSupplier clientIds) {
		return new DocOptions(this.clientId, clientIds, this.guid, this.collectsGarbage, this.mayCollect, this.meta,
				this.autoLoad, this.shouldLoad, this.limits, this.maxPendingBytes);
	}

	/**
	 * Sets the name of the document.
	 * @param guid the name
	 * @return the changed options
	 */
	public DocOptions withGuid(String guid) {
		return new DocOptions(this.clientId, this.clientIds, guid, this.collectsGarbage, this.mayCollect, this.meta,
				this.autoLoad, this.shouldLoad, this.limits, this.maxPendingBytes);
	}

	/**
	 * Keeps all deleted content, which snapshots need.
	 * @return the changed options
	 */
	public DocOptions withoutGarbageCollection() {
		return new DocOptions(this.clientId, this.clientIds, this.guid, false, this.mayCollect, this.meta,
				this.autoLoad, this.shouldLoad, this.limits, this.maxPendingBytes);
	}

	/**
	 * Sets which deleted elements may be forgotten.
	 * @param mayCollect asked with the first id of each deleted run
	 * @return the changed options
	 */
	public DocOptions withGarbageFilter(Predicate<Id> mayCollect) {
		return new DocOptions(this.clientId, this.clientIds, this.guid, this.collectsGarbage, mayCollect, this.meta,
				this.autoLoad, this.shouldLoad, this.limits, this.maxPendingBytes);
	}

	/**
	 * Sets the value that goes with a sub-document.
	 * @param meta a value as JSON has it
	 * @return the changed options
	 */
	public DocOptions withMeta(@Nullable Object meta) {
		return new DocOptions(this.clientId, this.clientIds, this.guid, this.collectsGarbage, this.mayCollect, meta,
				this.autoLoad, this.shouldLoad, this.limits, this.maxPendingBytes);
	}

	/**
	 * Sets whether a sub-document is loaded.
	 * @param auto whether whoever gets it is to load it at once
	 * @param now whether this replica wants its content
	 * @return the changed options
	 */
	public DocOptions withLoading(boolean auto, boolean now) {
		return new DocOptions(this.clientId, this.clientIds, this.guid, this.collectsGarbage, this.mayCollect,
				this.meta, auto, now, this.limits, this.maxPendingBytes);
	}

	/**
	 * Sets what is accepted of updates.
	 * @param limits the bounds
	 * @return the changed options
	 */
	public DocOptions withLimits(Limits limits) {
		return new DocOptions(this.clientId, this.clientIds, this.guid, this.collectsGarbage, this.mayCollect,
				this.meta, this.autoLoad, this.shouldLoad, limits, this.maxPendingBytes);
	}

	/**
	 * Sets how much may wait of updates whose past did not come yet.
	 * @param bytes at least 0
	 * @return the changed options
	 */
	public DocOptions withMaxPendingBytes(long bytes) {
		return new DocOptions(this.clientId, this.clientIds, this.guid, this.collectsGarbage, this.mayCollect,
				this.meta, this.autoLoad, this.shouldLoad, this.limits, bytes);
	}

	boolean collectsAll() {
		return this.mayCollect instanceof Collect;
	}

	/** Which deleted elements may be forgotten by default. */
	private enum Collect implements Predicate<Id> {

		ALL;

		@Override
		public boolean test(Id id) {
			return true;
		}

	}

	/**
	 * Derives ids of 32 bits from the first one: SplitMix64 of Steele, Lea, Flood, OOPSLA
	 * 2014.
	 */
	private static final class ClientIds {

		private long state;

		ClientIds(long seed) {
			this.state = seed;
		}

		long next() {
			this.state += 0x9E3779B97F4A7C15L;
			long mixed = this.state;
			mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
			mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
			return (mixed ^ mixed >>> 31) & 0xFFFFFFFFL;
		}

	}

}
