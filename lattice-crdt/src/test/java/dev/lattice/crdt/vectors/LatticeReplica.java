package dev.lattice.crdt.vectors;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.lattice.crdt.Delta;
import dev.lattice.crdt.Doc;
import dev.lattice.crdt.KeyChange;
import dev.lattice.crdt.PathView;
import dev.lattice.crdt.PendingView;
import dev.lattice.crdt.RelativePosition;
import dev.lattice.crdt.Snapshot;
import dev.lattice.crdt.SubdocsListener;
import dev.lattice.crdt.Transaction;
import dev.lattice.crdt.UndoManager;
import dev.lattice.crdt.UndoOptions;
import dev.lattice.crdt.YArray;
import dev.lattice.crdt.YEvent;
import dev.lattice.crdt.YMap;
import dev.lattice.crdt.YText;
import dev.lattice.crdt.YType;
import dev.lattice.crdt.YXmlFragment;
import dev.lattice.crdt.codec.Undefined;
import dev.lattice.crdt.protocol.Payload;
import dev.lattice.crdt.protocol.SyncMessage;
import dev.lattice.crdt.protocol.SyncedDocument;
import dev.lattice.crdt.protocol.YWebsocketFrame;
import dev.lattice.crdt.update.Limits;
import dev.lattice.crdt.update.StateVector;
import dev.lattice.crdt.update.StructBatch;
import dev.lattice.crdt.update.UpdateFormat;

/** A document of lattice-crdt, as the vectors know it. */
final class LatticeReplica implements Replica, SyncedDocument {

	private static final Object REMOTE = "remote";

	private final Doc doc;

	private final Map<String, String> roots;

	LatticeReplica(Doc doc, Map<String, String> roots) {
		this.doc = doc;
		this.roots = roots;
		roots.forEach((String name, String kind) -> LatticeOperations.root(doc, name, kind));
	}

	@Override
	public void record(Recorder recorder, boolean bothFormats) {
		this.doc.onUpdate(UpdateFormat.V1, (byte[] update, Transaction transaction) -> recorder.update(update, 1));
		if (bothFormats) {
			this.doc.onUpdate(UpdateFormat.V2, (byte[] update, Transaction transaction) -> recorder.update(update, 2));
		}
		this.doc.onSubdocs((SubdocsListener.Change change) -> recorder.subdocuments(guids(change.added()),
				guids(change.removed()), guids(change.loaded())));
	}

	private static List<String> guids(Set<Doc> docs) {
		return docs.stream().map(Doc::guid).toList();
	}

	@Override
	public void transact(Object origin, List<Fields> operations) {
		this.doc.transact(origin, () -> {
			for (Fields op : operations) {
				LatticeOperations.run(at(op.list("at")), op);
			}
		});
	}

	@Override
	public void apply(byte[] update, int format) {
		this.doc.applyUpdate(update, REMOTE, LatticeSubject.format(format));
	}

	@Override
	public byte[] stateVector() {
		return this.doc.stateVector();
	}

	@Override
	public byte[] encode(int format, byte[] stateVector) {
		return (stateVector != null) ? this.doc.encodeStateAsUpdate(stateVector, LatticeSubject.format(format))
				: this.doc.encodeStateAsUpdate(LatticeSubject.format(format));
	}

	@Override
	public List<Object> clocks() {
		return LatticeSubject.described(StateVector.decode(stateVector(), Limits.DEFAULT));
	}

	@Override
	public List<Object> deleteSet() {
		return LatticeSubject.described(this.doc.deletions());
	}

	@Override
	public List<Object> structs() {
		return StructDump.of(StructBatch.decode(PendingView.settled(this.doc), UpdateFormat.V1, Limits.DEFAULT));
	}

	@Override
	public Object pending() {
		return this.doc.hasPending() ? PendingView.of(this.doc) : null;
	}

	@Override
	public Map<String, Object> root(String name) {
		return VectorValues.describedType(type(name));
	}

	@Override
	public String string(String root) {
		return (type(root) instanceof YText || type(root) instanceof YXmlFragment) ? type(root).toString() : null;
	}

	@Override
	public void read(String root) {
		type(root).toJson();
		string(root);
	}

	@Override
	public Object json(String root) {
		return (type(root) instanceof YMap || type(root) instanceof YArray)
				? VectorValues.described(type(root).toJson()) : null;
	}

	@Override
	public Object value(List<Object> at) {
		return VectorValues.described(at(at));
	}

	@Override
	public Replica subdocument(List<Object> at, Map<String, String> declared) {
		return new LatticeReplica(LatticeOperations.as(Doc.class, at(at)), declared);
	}

	@Override
	public void observe(List<Object> at, boolean deep, Consumer<List<Object>> sink) {
		YType type = (YType) at(at);
		if (deep) {
			type.observeDeep((List<YEvent> events, Transaction transaction) -> sink
				.accept(events.stream().map(LatticeReplica::described).toList()));
		}
		else {
			type.observe((YEvent event, Transaction transaction) -> sink.accept(List.of(described(event))));
		}
	}

	private static Object described(YEvent event) {
		Map<String, Object> keys = new LinkedHashMap<>();
		event.keys().forEach((String key, KeyChange change) -> {
			Map<String, Object> described = new LinkedHashMap<>();
			described.put("action", change.action().name().toLowerCase());
			described.put("oldValue", VectorValues
				.shallow((change.action() == KeyChange.Action.ADD) ? Undefined.UNDEFINED : change.oldValue()));
			keys.put(key, described);
		});
		Map<String, Object> described = new LinkedHashMap<>();
		described.put("kind", VectorValues.kind(event.target()));
		described.put("path", new ArrayList<>(event.path()));
		described.put("delta", VectorValues.describedDelta(event.delta(), VectorValues::shallow));
		described.put("keys", keys);
		return described;
	}

	@Override
	public void touch() {
		this.roots.forEach((String name, String kind) -> {
			if (type(name) instanceof YText text) {
				text.insert(0, "touched");
			}
		});
	}

	@Override
	public Position position(List<Object> at, int index, int assoc) {
		return new LatticePosition(RelativePosition.of(type(at), index, assoc));
	}

	@Override
	public Object resolve(Position position) {
		RelativePosition.Place place = RelativePosition.decode(position.encoded()).resolve(this.doc);
		if (place == null) {
			return null;
		}
		Map<String, Object> described = new LinkedHashMap<>();
		described.put("at", PathView.of(place.type()));
		described.put("index", place.index());
		described.put("assoc", place.assoc());
		return described;
	}

	@Override
	public Moment snapshot() {
		return new LatticeMoment(this.doc, this.roots, Snapshot.of(this.doc));
	}

	@Override
	public List<Object> delta(List<Object> at, Moment moment, Moment previous) {
		YText text = (YText) at(at);
		Snapshot now = (moment != null) ? ((LatticeMoment) moment).snapshot() : null;
		List<Delta> delta = (previous != null) ? text.toDelta(now, ((LatticeMoment) previous).snapshot())
				: (now != null) ? text.toDelta(now) : text.toDelta();
		return VectorValues.describedDelta(delta, VectorValues::described);
	}

	@Override
	public Undo undo(List<List<Object>> scope, long captureTimeout, List<Object> trackedOrigins,
			boolean ignoresRemoteMaps) {
		UndoOptions options = UndoOptions.of(() -> 1)
			.withCaptureMillis(captureTimeout)
			.withTrackedOrigins(new HashSet<>(trackedOrigins));
		return new LatticeUndo(new UndoManager(scope.stream().map(this::type).toList(),
				ignoresRemoteMaps ? options.ignoringRemoteMapChanges() : options));
	}

	@Override
	public byte[] syncStep1() {
		return new YWebsocketFrame.Sync(SyncMessage.begin(this)).encode();
	}

	@Override
	public byte[] syncStep2(byte[] stateVector) {
		byte[] missing = (stateVector != null) ? this.doc.encodeStateAsUpdate(stateVector)
				: this.doc.encodeStateAsUpdate();
		return new YWebsocketFrame.Sync(new SyncMessage.Step2(new Payload(missing))).encode();
	}

	@Override
	public byte[] handle(byte[] frame, Subject.Presence presence) {
		switch (YWebsocketFrame.decode(frame)) {
			case YWebsocketFrame.Sync(SyncMessage message) -> {
				SyncMessage.Step2 reply = message.handle(this, REMOTE);
				return (reply != null) ? new YWebsocketFrame.Sync(reply).encode() : null;
			}
			case YWebsocketFrame.AwarenessUpdate(Payload update) -> presence.apply(update.bytes());
			default -> {
			}
		}
		return null;
	}

	@Override
	public byte[] encodeStateAsUpdate(byte[] stateVector) {
		return this.doc.encodeStateAsUpdate(stateVector);
	}

	@Override
	public void applyUpdate(byte[] update, Object origin) {
		this.doc.applyUpdate(update, origin);
	}

	YType type(List<Object> at) {
		return (YType) at(at);
	}

	private YType type(String root) {
		return LatticeOperations.root(this.doc, root, this.roots.get(root));
	}

	private Object at(List<Object> at) {
		Object place = type((String) at.getFirst());
		for (Object step : at.subList(1, at.size())) {
			place = LatticeOperations.inside(place, step);
		}
		return place;
	}

}
