package dev.lattice.crdt.update;

/** What {@link Updates#obfuscate} may also hide, beside texts and values. */
public enum Obfuscation {

	/** Names and values of attributes of texts. */
	FORMATTING,

	/** Names and options of documents inside the document. */
	SUBDOCUMENTS,

	/** Names of XML elements and hooks. */
	ELEMENT_NAMES

}
