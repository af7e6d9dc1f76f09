package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.lattice.crdt.update.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * A list of nodes of XML. Belongs to the thread of its document.
 */
public sealed class YXmlFragment extends YType permits YXmlElement {

	private static final TypeRef REF = new TypeRef(Types.XML_FRAGMENT, null);

	private @Nullable List<YType> preliminary = new ArrayList<>();

	/**
	 * Makes a fragment that is not in a document yet.
	 * @param children its first children
	 */
	public YXmlFragment(YType... children) {
		insert(0, children);
	}

	/**
	 * Inserts children.
	 * @param index the index of the first one then, from 0 to {@link #length}
	 * @param children elements, texts and hooks
	 * @throws IndexOutOfBoundsException if there is no such index
	 */
	public final void insert(long index, YType... children) {
		if (this.preliminary != null) {
			this.preliminary.addAll(Math.toIntExact(index), Arrays.asList(children));
		}
		else if (children.length > 0) {
			doc().write((transaction) -> {
				Sequences.insert(transaction, this, index, Arrays.asList(children));
				return this;
			});
		}
	}

	/**
	 * Inserts children behind one of them.
	 * @param reference a child, or {@code null} to insert at the start
	 * @param children elements, texts and hooks
	 * @throws IllegalArgumentException if the reference is not a child of this
	 */
	public final void insertAfter(@Nullable YType reference, YType... children) {
		if (this.preliminary != null) {
			int index = (reference != null) ? this.preliminary.indexOf(reference) : -1;
			if (index < 0 && reference != null) {
				throw new IllegalArgumentException("The reference is not a child of this node");
			}
			this.preliminary.addAll(index + 1, Arrays.asList(children));
			return;
		}
		if (reference != null && (!reference.isIntegrated() || reference.parent() != this)) {
			throw new IllegalArgumentException("The reference is not a child of this node");
		}
		doc().write((transaction) -> {
			Sequences.insertAfter(transaction, this, (reference != null) ? reference.item : Items.NONE,
					Arrays.asList(children));
			return this;
		});
	}

	/**
	 * Appends children.
	 * @param children elements, texts and hooks
	 */
	public final void push(YType... children) {
		insert(length(), children);
	}

	/**
	 * Deletes children.
	 * @param index the index of the first one
	 * @param length how many
	 * @throws IndexOutOfBoundsException if there are not so many
	 */
	public final void delete(long index, long length) {
		if (this.preliminary != null) {
			this.preliminary.subList(Math.toIntExact(index), Math.toIntExact(index + length)).clear();
		}
		else {
			doc().write((transaction) -> {
				Sequences.delete(transaction, this, index, length);
				return this;
			});
		}
	}

	/**
	 * Returns a child.
	 * @param index its index
	 * @return the child
	 * @throws IndexOutOfBoundsException if there is no such index
	 */
	public final YType get(long index) {
		return (YType) java.util.Objects.requireNonNull(Sequences.get(this, index));
	}

	/**
	 * Returns how many children there are.
	 * @return the number
	 */
	public final long length() {
		return (this.preliminary != null) ? this.preliminary.size() : this.length;
	}

	/**
	 * Returns all children.
	 * @return a copy
	 */
	public final List<@Nullable Object> toList() {
		return Sequences.toList(this);
	}

	@Override
	public final String toString() {
		return XmlString.of(this);
	}

	@Override
	public final @Nullable Object toJson() {
		return toString();
	}

	@Override
	TypeRef ref() {
		return REF;
	}

	@Override
	YXmlFragment emptyCopy() {
		return new YXmlFragment();
	}

	@Override
	void integrateRoot(Doc doc, String name) {
		super.integrateRoot(doc, name);
		this.preliminary = null;
	}

	@Override
	void addPreliminary(List<@Nullable Object> target) {
		if (this.preliminary != null) {
			target.addAll(this.preliminary);
		}
	}

	@Override
	void writePreliminary(Transaction transaction) {
		List<YType> children = this.preliminary;
		this.preliminary = null;
		if (children != null && !children.isEmpty()) {
			Sequences.insert(transaction, this, 0, children);
		}
	}

}
