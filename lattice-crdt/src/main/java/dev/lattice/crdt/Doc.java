package dev.lattice.crdt;

import java.util.Set;
import java.util.function.Function;

import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.protocol.SyncedDocument;
import dev.lattice.crdt.update.DeleteSet;
import dev.lattice.crdt.update.StateVector;
import dev.lattice.crdt.update.StructBatch;
import dev.lattice.crdt.update.UpdateEncoder;
import dev.lattice.crdt.update.UpdateFormat;
import org.jspecify.annotations.Nullable;

/**
 * A document that many replicas change at once: named types, and the transactions that
 * change them.
 * <p>
 * Replicas exchange updates in any order, some more than once: those that have the same
 * updates have the same content. A document belongs to one thread at a time; a call from
 * another one while a transaction runs is refused.
 *
 * <pre>
 * Doc doc = new Doc(42);
 * doc.onUpdate(UpdateFormat.V1, (update, transaction) -&gt; send(update));
 * doc.text("body").insert(0, "Hello");
 * </pre>
 */
public final class Doc extends DocEvents implements SyncedDocument {

	final Store store = new Store();

	final Integration integration;

	final Encoding encoding;

	private final Applying applying;

	private final Transactions transactions;

	private final DocOptions options;

	private final Roots roots = new Roots(this);

	private long clientId;

	final Nesting nesting;

	/** Whether any type ever had an observer; until then nobody needs events. */
	private boolean observed;

	/**
	 * Makes an empty document as Yjs does by default.
	 * @param clientId the id under which this replica writes: 32 random bits, which no
	 * other replica uses at the same time
	 */
	public Doc(long clientId) {
		this(DocOptions.of(clientId));
	}

	/**
	 * Makes an empty document.
	 * @param options how
	 */
	public Doc(DocOptions options) {
		this.options = options;
		this.clientId = options.clientId();
		this.nesting = new Nesting(this);
		this.integration = new Integration(this);
		this.encoding = new Encoding(this);
		this.applying = new Applying(this);
		this.transactions = new Transactions(this);
	}

	/**
	 * Returns the id under which this replica writes.
	 * @return the id; it changes if an update shows that another replica uses it
	 */
	public long clientId() {
		return this.clientId;
	}

	/**
	 * Returns the name of the document.
	 * @return the name
	 */
	public String guid() {
		return this.options.guid();
	}

	/**
	 * Returns the options it was made with.
	 * @return the options
	 */
	public DocOptions options() {
		return this.options;
	}

	/**
	 * Returns the root of that name, as a text.
	 * @param name the name
	 * @return the text, the same each time
	 * @throws IllegalStateException if it was declared to be something else
	 */
	public YText text(String name) {
		return this.roots.get(name, YText.class, YText::new);
	}

	/**
	 * Returns the root of that name, as an array.
	 * @param name the name
	 * @return the array, the same each time
	 * @throws IllegalStateException if it was declared to be something else
	 */
	public YArray array(String name) {
		return this.roots.get(name, YArray.class, YArray::new);
	}

	/**
	 * Returns the root of that name, as a map.
	 * @param name the name
	 * @return the map, the same each time
	 * @throws IllegalStateException if it was declared to be something else
	 */
	public YMap map(String name) {
		return this.roots.get(name, YMap.class, YMap::new);
	}

	/**
	 * Returns the root of that name, as a fragment of XML.
	 * @param name the name
	 * @return the fragment, the same each time
	 * @throws IllegalStateException if it was declared to be something else
	 */
	public YXmlFragment xmlFragment(String name) {
		return this.roots.get(name, YXmlFragment.class, YXmlFragment::new);
	}

	/**
	 * Returns the root of that name, as an element of XML.
	 * @param name the name
	 * @return the element, the same each time; its node name is {@code UNDEFINED}, as a
	 * root has none
	 * @throws IllegalStateException if it was declared to be something else
	 */
	public YXmlElement xmlElement(String name) {
		return this.roots.get(name, YXmlElement.class, () -> new YXmlElement("UNDEFINED"));
	}

	/**
	 * Returns the root of that name, as a text of XML.
	 * @param name the name
	 * @return the text, the same each time
	 * @throws IllegalStateException if it was declared to be something else
	 */
	public YXmlText xmlText(String name) {
		return this.roots.get(name, YXmlText.class, YXmlText::new);
	}

	/** The root of that name, whatever it is. */
	YType root(String name) {
		return this.roots.get(name);
	}

	/**
	 * Returns the names of all roots, declared or named by updates.
	 * @return the names, in the order they came
	 */
	public Set<String> rootNames() {
		return this.roots.names();
	}

	/**
	 * Makes changes that observers and other replicas learn of as one.
	 * @param body makes the changes
	 */
	public void transact(Runnable body) {
		transact(null, body);
	}

	/**
	 * Makes changes that observers and other replicas learn of as one. Within another
	 * transaction it is a part of that one, whose origin stays.
	 * @param origin who makes them, for {@link Transaction#origin}
	 * @param body makes the changes; what it changed before it throws stays
	 */
	public void transact(@Nullable Object origin, Runnable body) {
		compute(origin, true, (transaction) -> {
			body.run();
			return null;
		});
	}

	<T> T write(Function<Transaction, T> body) {
		return compute(null, true, body);
	}

	<T extends @Nullable Object> T compute(@Nullable Object origin, boolean local, Function<Transaction, T> body) {
		return this.transactions.compute(origin, local, body);
	}

	/** The transaction that is running. */
	Transaction transaction() {
		return this.transactions.current();
	}

	Transactions transactions() {
		return this.transactions;
	}

	/** To be told when a type of the document gets an observer. */
	void observed() {
		this.observed = true;
	}

	boolean isObserved() {
		return this.observed;
	}

	/**
	 * Returns what this replica has.
	 * @return the encoded state vector, for {@link #encodeStateAsUpdate(byte[])} of
	 * another replica
	 */
	@Override
	public byte[] stateVector() {
		return this.store.stateVector().encode();
	}

	/**
	 * Returns the whole document.
	 * @return an update of format 1
	 */
	public byte[] encodeStateAsUpdate() {
		return encodeStateAsUpdate(UpdateFormat.V1);
	}

	/**
	 * Returns the whole document.
	 * @param format the format
	 * @return an update
	 */
	public byte[] encodeStateAsUpdate(UpdateFormat format) {
		return encodeStateAsUpdate(new StateVector().encode(), format);
	}

	/**
	 * Returns what another replica lacks.
	 * @param stateVector what it has
	 * @return an update of format 1
	 * @throws MalformedDataException if the bytes are no state vector
	 */
	@Override
	public byte[] encodeStateAsUpdate(byte[] stateVector) {
		return encodeStateAsUpdate(stateVector, UpdateFormat.V1);
	}

	/**
	 * Returns what another replica lacks.
	 * @param stateVector what it has
	 * @param format the format
	 * @return an update
	 * @throws MalformedDataException if the bytes are no state vector
	 */
	public byte[] encodeStateAsUpdate(byte[] stateVector, UpdateFormat format) {
		UpdateEncoder out = UpdateEncoder.of(format);
		this.encoding.state(out, StateVector.decode(stateVector, this.options.limits()));
		return this.applying.withPending(out.toBytes(), stateVector, format);
	}

	/**
	 * Returns what another replica lacks, without what waits here for other updates.
	 * @param stateVector what it has
	 * @return an update of format 1
	 * @throws MalformedDataException if the bytes are no state vector
	 */
	public byte[] encodeIntegrated(byte[] stateVector) {
		UpdateEncoder out = UpdateEncoder.of(UpdateFormat.V1);
		this.encoding.state(out, StateVector.decode(stateVector, this.options.limits()));
		return out.toBytes();
	}

	/**
	 * Applies an update of format 1.
	 * @param update the bytes
	 * @throws MalformedDataException if they are no update; the document is as it was
	 */
	public void applyUpdate(byte[] update) {
		applyUpdate(update, null, UpdateFormat.V1);
	}

	/**
	 * Applies an update of format 1.
	 * @param update the bytes
	 * @param origin where they come from, for {@link Transaction#origin}
	 * @throws MalformedDataException if they are no update; the document is as it was
	 */
	@Override
	public void applyUpdate(byte[] update, @Nullable Object origin) {
		applyUpdate(update, origin, UpdateFormat.V1);
	}

	/**
	 * Applies an update. What depends on others that are not here yet waits for them.
	 * @param update the bytes
	 * @param origin where they come from, for {@link Transaction#origin}
	 * @param format their format
	 * @throws MalformedDataException if they are no update; the document is as it was
	 * @throws PendingLimitException if more would have to wait than may; the document is
	 * as it was
	 */
	public void applyUpdate(byte[] update, @Nullable Object origin, UpdateFormat format) {
		StructBatch batch = StructBatch.decode(update, format, this.options.limits());
		this.transactions.checkThread();
		this.applying.check(batch, update.length, format);
		compute(origin, false, (transaction) -> {
			transaction.remote();
			this.applying.apply(transaction, batch);
			return null;
		});
	}

	/**
	 * Returns whether an update waits for others that did not come yet.
	 * @return whether anything waits
	 */
	public boolean hasPending() {
		return this.applying.hasPendingStructs() || this.applying.hasPendingDeletions();
	}

	Applying applying() {
		return this.applying;
	}

	/**
	 * Returns all that is deleted.
	 * @return the deletions
	 */
	public DeleteSet deletions() {
		return this.encoding.deleteSet();
	}

	boolean collectsGarbage() {
		return this.options.collectsGarbage();
	}

	boolean mayCollect(int item) {
		return this.options.collectsAll() || this.options.mayCollect().test(this.store.id(item));
	}

	/** Takes another client id if an update brought structs of this one. */
	void leaveClientIdIfTaken(Transaction transaction) {
		if (!transaction.isLocal()) {
			Client own = this.store.known(this.clientId);
			if (own != null && transaction.added(own)) {
				this.clientId = this.options.clientIds().getAsLong();
			}
		}
	}

	/**
	 * Returns the sub-documents.
	 * @return a copy, in the order they came
	 */
	public Set<Doc> subdocs() {
		return this.nesting.docs();
	}

	/**
	 * Tells whether this replica wants the content of this sub-document.
	 * @return whether it does
	 */
	public boolean shouldLoad() {
		return this.nesting.shouldLoad();
	}

	/**
	 * Asks for the content of this sub-document, of which listeners of the document
	 * around it are told.
	 */
	public void load() {
		this.nesting.load();
	}

	/**
	 * Ends the use of this sub-document here. In the document around it a fresh one takes
	 * its place, which can be loaded again.
	 */
	public void destroy() {
		this.nesting.destroy();
	}

	void clientId(long taken) {
		this.clientId = taken;
	}

}
