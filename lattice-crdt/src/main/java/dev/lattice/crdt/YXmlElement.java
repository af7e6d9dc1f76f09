package dev.lattice.crdt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.update.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * An element of XML: a name, attributes and children. Belongs to the thread of its
 * document.
 */
public final class YXmlElement extends YXmlFragment {

	private final String nodeName;

	private @Nullable Map<String, @Nullable Object> preliminary = new LinkedHashMap<>();

	/**
	 * Makes an element that is not in a document yet.
	 * @param nodeName its name
	 * @param children its first children
	 */
	public YXmlElement(String nodeName, YType... children) {
		super(children);
		this.nodeName = nodeName;
	}

	/**
	 * Returns the name of the element.
	 * @return the name as it was given
	 */
	public String nodeName() {
		return this.nodeName;
	}

	/**
	 * Sets an attribute.
	 * @param name its name
	 * @param value its value, as {@link YArray} has them
	 * @throws IllegalArgumentException if the value cannot be shared
	 */
	public void setAttribute(String name, @Nullable Object value) {
		if (this.preliminary != null) {
			Sequences.check(value);
			this.preliminary.put(name, value);
		}
		else {
			doc().write((transaction) -> {
				Entries.set(transaction, this, name, value);
				return this;
			});
		}
	}

	/**
	 * Removes an attribute; one that is not there is none.
	 * @param name its name
	 */
	public void removeAttribute(String name) {
		if (this.preliminary != null) {
			this.preliminary.remove(name);
		}
		else {
			doc().write((transaction) -> {
				Entries.delete(transaction, this, name);
				return this;
			});
		}
	}

	/**
	 * Returns the value of an attribute.
	 * @param name its name
	 * @return the value; {@code null} also if there is none
	 */
	public @Nullable Object attribute(String name) {
		return Entries.get(this, name);
	}

	/**
	 * Returns all attributes.
	 * @return a copy
	 */
	public Map<String, @Nullable Object> attributes() {
		return Entries.toMap(this);
	}

	@Override
	TypeRef ref() {
		return new TypeRef(Types.XML_ELEMENT, this.nodeName);
	}

	@Override
	YXmlElement emptyCopy() {
		return new YXmlElement(this.nodeName);
	}

	@Override
	void integrateRoot(Doc doc, String name) {
		super.integrateRoot(doc, name);
		this.preliminary = null;
	}

	@Override
	void addPreliminary(List<@Nullable Object> target) {
		super.addPreliminary(target);
		if (this.preliminary != null) {
			target.addAll(this.preliminary.values());
		}
	}

	@Override
	void writePreliminary(Transaction transaction) {
		super.writePreliminary(transaction);
		Map<String, @Nullable Object> attributes = this.preliminary;
		this.preliminary = null;
		if (attributes != null) {
			attributes.forEach((name, value) -> Entries.set(transaction, this, name, value));
		}
	}

}
