package dev.lattice.crdt;

/**
 * Thrown when more of updates would wait for others than a document keeps. The document
 * is as it was; what waits already goes on waiting.
 */
public final class PendingLimitException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final long bytes;

	private final long limit;

	PendingLimitException(String guid, long bytes, long limit) {
		super("With this update " + bytes + " bytes would wait in the document '" + guid
				+ "' for updates that did not come, more than the " + limit
				+ " that DocOptions.maxPendingBytes allows; send the state vector and apply what the other side"
				+ " answers, or raise the limit");
		this.bytes = bytes;
		this.limit = limit;
	}

	/**
	 * Returns at least how much would wait with the update that was refused.
	 * @return the bytes, more than the limit
	 */
	public long bytes() {
		return this.bytes;
	}

	/**
	 * Returns how much may wait.
	 * @return the bytes
	 */
	public long limit() {
		return this.limit;
	}

}
