package dev.lattice.crdt.protocol;

/** What a provider may do with a document. */
public enum HocuspocusScope {

	/** Read and change it. */
	READ_WRITE("read-write"),

	/** Read it only. */
	READ_ONLY("readonly");

	private final String text;

	HocuspocusScope(String text) {
		this.text = text;
	}

	/**
	 * Returns how it is written in a message.
	 * @return the text
	 */
	public String text() {
		return this.text;
	}

}
