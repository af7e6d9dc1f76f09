package dev.lattice.rooms;

import org.jspecify.annotations.Nullable;

/** What applications hold of a room: its name and its views. */
final class NamedRoom extends ViewedRoom {

	private final RoomHandle document;

	private final RoomViews views;

	NamedRoom(RoomHandle document, ViewOptions options, ViewRegistry registry) {
		this.document = document;
		this.views = new RoomViews(document.name(), document, options, registry);
	}

	@Override
	public String name() {
		return this.document.name();
	}

	@Override
	public RoomDocument document() {
		return this.document;
	}

	@Override
	RoomViews views() {
		return this.views;
	}

	/** Rooms are made at each call: the same name is the same room. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof NamedRoom room && room.document.equals(this.document);
	}

	@Override
	public int hashCode() {
		return this.document.hashCode();
	}

	@Override
	public String toString() {
		return this.document.toString();
	}

}
