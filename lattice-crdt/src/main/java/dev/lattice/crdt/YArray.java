package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.lattice.crdt.update.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of values and shared types.
 * <p>
 * Values are those of JSON ({@code null}, {@link Boolean}, numbers, {@link String},
 * {@link List}, {@link java.util.Map}), {@code byte[]}, {@link java.math.BigInteger} of
 * 64 bits, and {@link dev.lattice.crdt.codec.Undefined}; nobody may change one after it
 * was given. The last two are values of keys and within lists and maps, but no elements
 * of an array: as in Yjs they are refused, and those before them are inserted. Shared
 * types and documents stand for themselves. Belongs to the thread of its document.
 */
public final class YArray extends YType {

	private static final TypeRef REF = new TypeRef(Types.ARRAY, null);

	private @Nullable List<@Nullable Object> preliminary = new ArrayList<>();

	/**
	 * Makes an array that is not in a document yet.
	 * @param values its first values
	 */
	public YArray(@Nullable Object... values) {
		insert(0, values);
	}

	/**
	 * Inserts values.
	 * @param index the index of the first one then, from 0 to {@link #length}
	 * @param values the values
	 * @throws IndexOutOfBoundsException if there is no such index
	 * @throws IllegalArgumentException if one of the values cannot be shared; nothing was
	 * inserted
	 */
	public void insert(long index, @Nullable Object... values) {
		insertAll(index, Arrays.asList(values));
	}

	/**
	 * Inserts values.
	 * @param index the index of the first one then, from 0 to {@link #length}
	 * @param values the values
	 * @throws IndexOutOfBoundsException if there is no such index
	 * @throws IllegalArgumentException if one of the values cannot be shared; nothing was
	 * inserted
	 */
	public void insertAll(long index, List<? extends @Nullable Object> values) {
		if (this.preliminary != null) {
			values.forEach(Sequences::checkElement);
			this.preliminary.addAll(Math.toIntExact(index), values);
		}
		else if (!values.isEmpty()) {
			doc().write((transaction) -> {
				Sequences.insert(transaction, this, index, values);
				return this;
			});
		}
	}

	/**
	 * Appends values at the end.
	 * @param values the values
	 * @throws IllegalArgumentException if one of the values cannot be shared; nothing was
	 * appended
	 */
	public void push(@Nullable Object... values) {
		if (this.preliminary != null) {
			insertAll(this.preliminary.size(), Arrays.asList(values));
		}
		else if (values.length > 0) {
			doc().write((transaction) -> {
				Sequences.append(transaction, this, Arrays.asList(values));
				return this;
			});
		}
	}

	/**
	 * Deletes values.
	 * @param index the index of the first one
	 * @param length how many
	 * @throws IndexOutOfBoundsException if there are not so many
	 */
	public void delete(long index, long length) {
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
	 * Returns a value.
	 * @param index its index
	 * @return the value, or the shared type itself
	 * @throws IndexOutOfBoundsException if there is no such index
	 */
	public @Nullable Object get(long index) {
		return Sequences.get(this, index);
	}

	/**
	 * Returns how many values there are.
	 * @return the length
	 */
	public long length() {
		doc();
		return this.length;
	}

	/**
	 * Returns all values.
	 * @return a copy, with the shared types themselves
	 */
	public List<@Nullable Object> toList() {
		return Sequences.toList(this);
	}

	@Override
	public List<@Nullable Object> toJson() {
		return TypeJson.of(toList());
	}

	@Override
	TypeRef ref() {
		return REF;
	}

	@Override
	YArray emptyCopy() {
		return new YArray();
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
		List<@Nullable Object> values = this.preliminary;
		this.preliminary = null;
		if (values != null && !values.isEmpty()) {
			Sequences.insert(transaction, this, 0, values);
		}
	}

}
