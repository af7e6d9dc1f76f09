package dev.lattice.engine.session.journal;

/**
 * How large a journal may become.
 *
 * @param entries how many entries it may hold, above 0
 * @param bytes how much memory its entries may take in bytes, by estimate, above 0
 */
public record JournalLimits(int entries, long bytes) {

	/** 10,000 entries or 4 MiB. */
	public static final JournalLimits DEFAULTS = new JournalLimits(10_000, 4L * 1024 * 1024);

	public JournalLimits {
		if (entries <= 0 || bytes <= 0) {
			throw new IllegalArgumentException("A journal of " + entries + " entries and " + bytes
					+ " bytes holds nothing; expected at least 1 of each");
		}
	}

}
