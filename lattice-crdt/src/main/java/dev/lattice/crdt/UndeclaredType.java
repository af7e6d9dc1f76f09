package dev.lattice.crdt;

import dev.lattice.crdt.update.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * A root that an update named and nobody declared yet: it holds what it is given, and
 * does not know what that means.
 */
final class UndeclaredType extends YType {

	@Override
	public @Nullable Object toJson() {
		return null;
	}

	@Override
	TypeRef ref() {
		throw new IllegalStateException("A root is not written as content");
	}

	@Override
	YType emptyCopy() {
		throw new IllegalStateException("A root is not copied");
	}

	@Override
	void writePreliminary(Transaction transaction) {
	}

}
