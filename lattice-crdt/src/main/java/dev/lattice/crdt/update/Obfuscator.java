package dev.lattice.crdt.update;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Replaces what structs hold by numbers, in the columns of an update. */
final class Obfuscator {

	private final BatchColumns columns;

	private final Set<Obfuscation> what;

	private final Map<String, String> mapKeys = new HashMap<>();

	private final Map<String, String> elementNames = new HashMap<>();

	private final Map<String, String> attributeNames = new HashMap<>();

	private final Map<Object, Object> attributeValues = new HashMap<>();

	/** How many items came before. */
	private int number;

	Obfuscator(BatchColumns columns, Set<Obfuscation> what) {
		this.columns = columns;
		this.what = what;
	}

	void run() {
		for (int row = 0; row < this.columns.rows; row++) {
			int kind = this.columns.kind[row];
			if (kind != ContentKind.GC && kind != ContentKind.SKIP) {
				content(row, kind);
				key(this.columns.parent[row]);
				this.number++;
			}
		}
	}

	private void key(int parent) {
		String key = (parent != StructBatch.NONE) ? this.columns.parentSub[parent] : null;
		if (key != null && !key.isEmpty()) {
			this.columns.parentSub[parent] = this.mapKeys.computeIfAbsent(key, (k) -> String.valueOf(this.number));
		}
	}

	private void content(int row, int kind) {
		int start = this.columns.content[row];
		int length = (int) this.columns.length[row];
		switch (kind) {
			case ContentKind.DELETED -> {
				// Nothing to hide.
			}
			case ContentKind.STRING -> {
				for (int i = start; i < start + length; i++) {
					this.columns.text.set(i, (char) ('0' + this.number % 10));
				}
			}
			case ContentKind.ANY, ContentKind.JSON -> {
				for (int i = start; i < start + length; i++) {
					this.columns.values[i] = this.number;
				}
			}
			default -> this.columns.values[start] = single(kind, this.columns.values[start]);
		}
	}

	private Object single(int kind, @Nullable Object value) {
		if (kind == ContentKind.EMBED) {
			return Map.of();
		}
		return switch (Objects.requireNonNull(value)) {
			case byte[] bytes -> new byte[] { (byte) this.number };
			case FormatMark mark -> mark(mark);
			case TypeRef type -> type(type);
			case DocRef doc ->
				this.what.contains(Obfuscation.SUBDOCUMENTS) ? new DocRef(String.valueOf(this.number), Map.of()) : doc;
			default -> value;
		};
	}

	private TypeRef type(TypeRef type) {
		String name = type.name();
		if (name == null || !this.what.contains(Obfuscation.ELEMENT_NAMES)) {
			return type;
		}
		String prefix = (type.ref() == TypeRef.XML_HOOK) ? "hook-" : "node-";
		return new TypeRef(type.ref(), this.elementNames.computeIfAbsent(name, (n) -> prefix + this.number));
	}

	private FormatMark mark(FormatMark mark) {
		if (!this.what.contains(Obfuscation.FORMATTING)) {
			return mark;
		}
		String name = this.attributeNames.computeIfAbsent(mark.key(), (k) -> String.valueOf(this.number));
		return new FormatMark(name, attributeValue(mark.value()));
	}

	/**
	 * Hides a value: equal ones alike, except arrays and objects, which are all
	 * different.
	 */
	private @Nullable Object attributeValue(@Nullable Object value) {
		return switch (value) {
			case null -> null;
			case List<?> list -> numbered();
			case Map<?, ?> map -> numbered();
			case byte[] bytes -> numbered();
			case Number n -> this.attributeValues.computeIfAbsent(n.doubleValue() + 0.0, (k) -> numbered());
			default -> this.attributeValues.computeIfAbsent(value, (k) -> numbered());
		};
	}

	private Map<String, Object> numbered() {
		return Map.of("i", this.number);
	}

}
