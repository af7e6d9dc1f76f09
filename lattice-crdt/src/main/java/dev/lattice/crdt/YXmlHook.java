package dev.lattice.crdt;

import dev.lattice.crdt.update.TypeRef;

/**
 * A node of XML that an application draws itself from the entries of a map. Belongs to
 * the thread of its document.
 */
public final class YXmlHook extends YMap {

	private final String hookName;

	/**
	 * Makes a hook that is not in a document yet.
	 * @param hookName which hook of the application it is
	 */
	public YXmlHook(String hookName) {
		this.hookName = hookName;
	}

	/**
	 * Returns which hook of the application it is.
	 * @return the name
	 */
	public String hookName() {
		return this.hookName;
	}

	/**
	 * Returns what JavaScript writes for an object, as Yjs does: a hook has no text.
	 */
	@Override
	public String toString() {
		return "[object Object]";
	}

	@Override
	TypeRef ref() {
		return new TypeRef(Types.XML_HOOK, this.hookName);
	}

	@Override
	YXmlHook emptyCopy() {
		return new YXmlHook(this.hookName);
	}

}
