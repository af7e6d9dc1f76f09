package dev.lattice.crdt;

import dev.lattice.crdt.update.TypeRef;

/**
 * A text among the nodes of XML. Belongs to the thread of its document.
 */
public final class YXmlText extends YText {

	private static final TypeRef REF = new TypeRef(Types.XML_TEXT, null);

	/**
	 * Makes an empty text that is not in a document yet.
	 */
	public YXmlText() {
	}

	/**
	 * Makes a text that is not in a document yet.
	 * @param text its first content
	 */
	public YXmlText(String text) {
		super(text);
	}

	/**
	 * Returns the text with its formatting as elements: each key is an element around the
	 * text, the entries of its value are the attributes. Nothing is escaped.
	 */
	@Override
	public String toString() {
		return XmlString.of(this);
	}

	@Override
	TypeRef ref() {
		return REF;
	}

	@Override
	YXmlText emptyCopy() {
		return new YXmlText();
	}

}
