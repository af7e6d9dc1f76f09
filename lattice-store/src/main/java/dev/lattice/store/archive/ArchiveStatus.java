package dev.lattice.store.archive;

import org.jspecify.annotations.Nullable;

/**
 * How an archive does.
 *
 * @param kept how many snapshots it has kept since the start
 * @param refused how many calls have failed since the last one that was answered; as long
 * as that is above 0, logs grow
 * @param failure why the last call failed, null if it was answered
 */
public record ArchiveStatus(long kept, long refused, @Nullable String failure) {

	/**
	 * Returns whether the archive takes what it is given.
	 * @return false if the last call failed
	 */
	public boolean isReachable() {
		return this.failure == null;
	}

}
