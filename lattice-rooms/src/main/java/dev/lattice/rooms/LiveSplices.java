package dev.lattice.rooms;

import java.util.List;

import dev.lattice.crdt.Delta;
import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import dev.lattice.engine.text.Splices;
import dev.lattice.engine.text.SplicesBuilder;
import dev.lattice.engine.text.SplicesHistory;
import org.jspecify.annotations.Nullable;

/** The latest changes of a text of the document, for the fields that show it. */
final class LiveSplices extends Live {

	private static final int MOST_CHANGES = 1_000;

	private static final int MOST_UNITS = 262_144;

	private final String name;

	final SplicesHistory history = new SplicesHistory(MOST_CHANGES, MOST_UNITS);

	/** The edit of a field that is being made, which is the next change. */
	private @Nullable Own own;

	LiveSplices(String name) {
		this.name = name;
	}

	@Override
	Subscription observe(Doc doc) {
		return doc.text(this.name).observe((event, transaction) -> {
			Splices change = splices(event.delta());
			if (change.isNone()) {
				return;
			}
			this.history.add(change);
			if (this.own != null) {
				this.own.change = change;
				this.own.version = this.history.version();
				this.own = null;
			}
			changed();
		});
	}

	private static Splices splices(List<Delta> steps) {
		SplicesBuilder splices = new SplicesBuilder();
		for (Delta step : steps) {
			switch (step) {
				case Delta.Retain retain -> splices.skip(Math.toIntExact(retain.length()));
				case Delta.Delete(long length) -> splices.delete(Math.toIntExact(length));
				case Delta.Insert insert ->
					splices.insert((insert.content() instanceof String text) ? text : LiveText.EMBEDDED);
				case Delta.InsertValues values -> throw new IllegalStateException("A text got elements");
			}
		}
		return splices.build();
	}

	/** Notes that the next change is that of a field. */
	void begin(Own own) {
		this.own = own;
	}

	/** Notes that an edit of a field is over, whether or not it has changed anything. */
	@SuppressWarnings("ReferenceEquality") // this very edit
	void end(Own own) {
		if (this.own == own) {
			this.own = null;
		}
	}

	/** An edit of a field. */
	static final class Own {

		/** What it has changed, and the version that it made; null and 0: nothing. */
		@Nullable Splices change;

		long version;

	}

}
