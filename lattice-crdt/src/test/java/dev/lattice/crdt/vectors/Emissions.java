package dev.lattice.crdt.vectors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What documents told during one step. */
final class Emissions {

	private final List<Emitted> updates = new ArrayList<>();

	private final List<Object> subdocuments = new ArrayList<>();

	private boolean open;

	/** Forgets what was, and listens. */
	void begin() {
		this.updates.clear();
		this.subdocuments.clear();
		this.open = true;
	}

	/** Takes nothing from now on. */
	void end() {
		this.open = false;
	}

	List<Emitted> updates() {
		return this.updates;
	}

	List<Object> subdocuments() {
		return this.subdocuments;
	}

	List<Object> asJson(boolean bothFormats) {
		List<Object> json = new ArrayList<>();
		for (Emitted update : this.updates) {
			Map<String, Object> one = new LinkedHashMap<>();
			one.put("v1", Fields.base64(update.v1));
			if (bothFormats) {
				one.put("v2", (update.v2 != null) ? Fields.base64(update.v2) : null);
			}
			json.add(one);
		}
		return json;
	}

	Replica.Recorder recorder(String document) {
		return new Replica.Recorder() {

			@Override
			public void update(byte[] update, int format) {
				if (!Emissions.this.open) {
					return;
				}
				if (format == 1) {
					Emissions.this.updates.add(new Emitted(update));
				}
				else {
					Emissions.this.updates.getLast().v2 = update;
				}
			}

			@Override
			public void subdocuments(List<String> added, List<String> removed, List<String> loaded) {
				if (Emissions.this.open) {
					Map<String, Object> event = new LinkedHashMap<>();
					event.put("doc", document);
					event.put("added", added.stream().sorted().toList());
					event.put("removed", removed.stream().sorted().toList());
					event.put("loaded", loaded.stream().sorted().toList());
					Emissions.this.subdocuments.add(event);
				}
			}

		};
	}

	/** An update in both formats. */
	static final class Emitted {

		private final byte[] v1;

		private byte[] v2;

		private Emitted(byte[] v1) {
			this.v1 = v1;
		}

		byte[] update(int format) {
			return (format == 1) ? this.v1 : this.v2;
		}

	}

}
