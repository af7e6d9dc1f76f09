package dev.lattice.crdt;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.update.ContentKind;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sequence that moves with what is around it: a cursor, the start of a
 * comment.
 * <p>
 * It names an element and not an index, so that it means the same place on every replica,
 * whatever is inserted or deleted before it. Immutable.
 *
 * @param type the type, if it is not a root and the place is its start or end
 * @param root the name of the root, if the place is its start or end
 * @param item the element the place is at; {@code null} for the start or end
 * @param assoc at least 0 if the place is before the element and follows what is to its
 * right, less if it is behind the element and follows what is to its left
 */
public record RelativePosition(@Nullable Id type, @Nullable String root, @Nullable Id item, int assoc) {

	private static final int ITEM = 0;

	private static final int ROOT = 1;

	private static final int TYPE = 2;

	/**
	 * Where a relative position is at the moment.
	 *
	 * @param type the type it is in
	 * @param index its index there
	 * @param assoc which side it follows
	 */
	public record Place(YType type, long index, int assoc) {
	}

	/**
	 * Returns the place at an index; it follows what is to its right.
	 * @param type the type
	 * @param index the index; one beyond the end means the end
	 * @return the place
	 */
	public static RelativePosition of(YType type, long index) {
		return of(type, index, 0);
	}

	/**
	 * Returns the place at an index.
	 * @param type the type
	 * @param index the index; one beyond the end means the end
	 * @param assoc at least 0 to follow what is to its right, less to follow what is to
	 * its left
	 * @return the place
	 */
	public static RelativePosition of(YType type, long index, int assoc) {
		if (index < 0) {
			throw new IndexOutOfBoundsException("The index is " + index + "; it has to be at least 0");
		}
		long element = (assoc < 0) ? index - 1 : index;
		Store store = type.doc().store;
		Id item = null;
		if (element >= 0 && element < type.length) {
			PositionIndex positions = type.positions();
			positions.seek(element + 1);
			Id start = store.id(positions.item);
			item = new Id(start.client(), start.clock() + positions.offset - 1);
		}
		else if (element >= 0 && assoc < 0 && type.sequence.last != Items.NONE) {
			int last = type.sequence.last;
			item = new Id(store.clientOf(last).id, store.items.end(last) - 1);
		}
		boolean isRoot = type.item == Items.NONE;
		return new RelativePosition(isRoot ? null : type.id(), isRoot ? type.rootName() : null, item, assoc);
	}

	/**
	 * Returns where the place is now, also in what an undo brought back.
	 * @param doc a replica of the document
	 * @return the index, or {@code null} if the replica does not know the element, or has
	 * forgotten it
	 */
	public @Nullable Place resolve(Doc doc) {
		Id element = this.item;
		if (element != null) {
			return aroundItem(doc, element);
		}
		YType found = null;
		if (this.root != null) {
			found = doc.root(this.root);
		}
		else if (this.type != null && this.type.clock() < doc.store.state(this.type.client())) {
			int struct = Redone.follow(doc.store, this.type).item();
			found = (doc.store.items.kind(struct) == ContentKind.TYPE) ? doc.integration.type(struct) : null;
		}
		return (found != null) ? new Place(found, (this.assoc >= 0) ? found.length : 0, this.assoc) : null;
	}

	private @Nullable Place aroundItem(Doc doc, Id element) {
		Items items = doc.store.items;
		if (element.clock() >= doc.store.state(element.client())) {
			return null;
		}
		Redone found = Redone.follow(doc.store, element);
		int struct = found.item();
		if (items.isGc(struct)) {
			return null;
		}
		Slot slot = items.slot(struct);
		long index = 0;
		if (!slot.type.deleted()) {
			index = items.visible(struct) ? found.offset() + ((this.assoc >= 0) ? 0 : 1) : 0;
			if (slot.key == null) {
				index += slot.type.positions().indexOf(struct);
			}
		}
		return new Place(slot.type, index, this.assoc);
	}

	/**
	 * Returns the bytes that Yjs writes.
	 * @return the bytes
	 */
	public byte[] encode() {
		ByteWriter out = new ByteWriter();
		if (this.item != null) {
			out.varUint(ITEM);
			id(out, this.item);
		}
		else if (this.root != null) {
			out.u8(ROOT);
			out.varString(this.root);
		}
		else if (this.type != null) {
			out.u8(TYPE);
			id(out, this.type);
		}
		else {
			throw new IllegalStateException("The position names no element, no root and no type");
		}
		out.varInt(this.assoc);
		return out.toBytes();
	}

	private static void id(ByteWriter out, Id id) {
		out.varUint(id.client());
		out.varUint(id.clock());
	}

	/**
	 * Reads what {@link #encode} or Yjs wrote.
	 * @param bytes the bytes
	 * @return the position
	 * @throws MalformedDataException if they are no position
	 */
	public static RelativePosition decode(byte[] bytes) {
		ByteReader in = new ByteReader(bytes);
		Id type = null;
		String root = null;
		Id item = null;
		long kind = in.varUint();
		if (kind == ITEM) {
			item = new Id(in.varUint(), in.varUint());
		}
		else if (kind == ROOT) {
			root = in.varString();
		}
		else if (kind == TYPE) {
			type = new Id(in.varUint(), in.varUint());
		}
		else {
			throw new MalformedDataException("A relative position of kind " + kind + " is unknown; 0 to 2 are known",
					0);
		}
		long assoc = in.hasRemaining() ? in.varInt() : 0;
		if (assoc != (int) assoc) {
			throw new MalformedDataException("The association of a relative position is " + assoc + ", beyond 32 bits",
					in.position());
		}
		return new RelativePosition(type, root, item, (int) assoc);
	}

	/**
	 * Returns the position as JSON has it in Yjs.
	 * @return a map with {@code type}, {@code tname}, {@code item} as far as they are
	 * there, and {@code assoc}
	 */
	public Map<String, @Nullable Object> toJson() {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		if (this.type != null) {
			json.put("type", json(this.type));
		}
		if (this.root != null && !this.root.isEmpty()) {
			json.put("tname", this.root);
		}
		if (this.item != null) {
			json.put("item", json(this.item));
		}
		json.put("assoc", this.assoc);
		return json;
	}

	private static Map<String, Object> json(Id id) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("client", id.client());
		json.put("clock", id.clock());
		return json;
	}

	/**
	 * Reads what {@link #toJson} or Yjs made.
	 * @param json the map
	 * @return the position
	 * @throws IllegalArgumentException if it is no position
	 */
	public static RelativePosition fromJson(Map<String, ? extends @Nullable Object> json) {
		Object root = json.get("tname");
		if (root != null && !(root instanceof String)) {
			throw new IllegalArgumentException("The name of the root is " + root + ", no string");
		}
		return new RelativePosition(id(json.get("type")), (String) root, id(json.get("item")),
				(json.get("assoc") instanceof Number assoc) ? assoc.intValue() : 0);
	}

	private static @Nullable Id id(@Nullable Object json) {
		if (json == null) {
			return null;
		}
		if (json instanceof Map<?, ?> map && map.get("client") instanceof Number client
				&& map.get("clock") instanceof Number clock) {
			return new Id(client.longValue(), clock.longValue());
		}
		throw new IllegalArgumentException("The id is " + json + "; it has to have the numbers client and clock");
	}

}
