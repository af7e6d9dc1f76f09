package dev.lattice.rooms;

import dev.lattice.rooms.value.RecordValues;
import dev.lattice.rooms.value.ValueCodec;
import dev.lattice.rooms.value.ValueCodecs;

/** A card of a board. */
record Card(String id, String text, String column, String order) {

	static final ValueCodec<Card> CODEC = RecordValues.<Card>fields()
		.field("id", Card::id, ValueCodecs.STRING)
		.field("text", Card::text, ValueCodecs.STRING, "")
		.field("column", Card::column, ValueCodecs.STRING, "todo")
		.field("order", Card::order, ValueCodecs.STRING, "a0")
		.make((values) -> new Card(values.get("id"), values.get("text"), values.get("column"), values.get("order")));

	static Card of(String id, String text) {
		return new Card(id, text, "todo", "a0");
	}

	Card withText(String text) {
		return new Card(this.id, text, this.column, this.order);
	}

	Card moved(String column, String order) {
		return new Card(this.id, this.text, column, order);
	}

}
