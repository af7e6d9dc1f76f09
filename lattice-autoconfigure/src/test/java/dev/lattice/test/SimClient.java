package dev.lattice.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.test.SimWorld.SimFault;
import dev.lattice.transport.smile.SmileFrameCodec;
import dev.lattice.transport.smile.SmileFrameReader;
import org.jspecify.annotations.Nullable;

/**
 * A page in a browser: what it does is the sentences P-11 to P-15, P-20 to P-32 and P-80.
 */
final class SimClient {

	private static final SmileFrameReader READER = new SmileFrameReader();

	private static final SmileFrameCodec CODEC = new SmileFrameCodec();

	private static final int[] DELAYS = { 50, 100, 250, 500, 1_000, 2_000, 5_000 };

	private static final long WATCHDOG = 10_000;

	private final SimWorld world;

	private final Simulation simulation;

	private final String name;

	private final SimSite site;

	private final SimUser user;

	private final int acknowledgeAfter;

	private SimDocument document;

	private ReceivingPage page;

	/** Inputs that were not acknowledged, in order. */
	private final List<SimInput> waiting = new ArrayList<>();

	/** What the session that the page has should have been told. */
	private final List<String> told = new ArrayList<>();

	/** Path and query of the page that is shown. */
	private String address;

	private String token;

	/** The state that the page holds (P-80). */
	private String held = "";

	/** Whether the last HELLO said a state. */
	private boolean saidHeld;

	/** The address asked for last, until that is answered. */
	private @Nullable String unanswered;

	/**
	 * What is to be told again once the page stands that begins with the state (P-83).
	 */
	private final List<String> again = new ArrayList<>();

	/** Whether the markup of the first HTML is still what the page shows. */
	private boolean adopted = true;

	/** Whether the page waits to be said again (P-21). */
	private boolean lost;

	/** Whether the page asked to be said again (I-26). */
	private boolean asked;

	private @Nullable SimLink link;

	private boolean welcomed;

	private boolean left;

	private int inputs;

	private int acknowledged;

	private int links;

	private int attempts;

	SimClient(SimWorld world, Simulation simulation, String name) {
		this.world = world;
		this.simulation = simulation;
		this.name = name;
		this.site = new SimSite(world, name);
		this.user = new SimUser(world, name);
		this.acknowledgeAfter = 1 + world.below(8);
		show(new SimDocument(this.site, simulation.anyNode(), this.site.root()));
		world.in(world.below(500), this::connect);
	}

	/** Makes a copy, as when a user duplicates the tab: the same markup and token. */
	SimClient(SimClient original, String name) {
		this.world = original.world;
		this.simulation = original.simulation;
		this.name = name;
		this.site = original.site;
		this.user = new SimUser(this.world, name);
		this.acknowledgeAfter = original.acknowledgeAfter;
		show(original.document);
		this.world.in(this.world.below(500), this::connect);
	}

	private void show(SimDocument document) {
		this.document = document;
		this.page = document.open();
		this.token = document.token();
		this.address = document.address();
	}

	/** Has the browser load a document in place of this one; nothing of that is left. */
	private void load(String address) {
		this.world.trace(this + " loads " + address);
		hangUp();
		SimNode node = this.simulation.anyNode();
		if (node.isDraining()) {
			this.world.in(500, () -> load(address));
			return;
		}
		show(new SimDocument(this.site, node, address));
		this.adopted = true;
		this.lost = false;
		this.attempts = 0;
		this.inputs = 0;
		this.acknowledged = 0;
		this.held = "";
		this.unanswered = null;
		this.waiting.clear();
		this.told.clear();
		this.again.clear();
		this.world.in(this.world.below(500), this::connect);
	}

	SimSite site() {
		return this.site;
	}

	String token() {
		return this.token;
	}

	void act() {
		this.user.act(this, this.page);
	}

	void tell(String text) {
		this.told.add(text);
		tellAgain(text);
	}

	private void tellAgain(String text) {
		input(SimInput.telling(this.page, text, path()));
	}

	/**
	 * Asks for a page.
	 * @param pass the one got a moment ago for another path (P-50); none for the same
	 */
	void go(String address, String pass) {
		this.unanswered = address;
		input(new SimInput(0, this.page.applied(), SimInput.NAVIGATION, address, pass));
	}

	String path() {
		return SimSite.path(this.address);
	}

	void input(SimInput input) {
		SimInput numbered = input.as(++this.inputs);
		this.waiting.add(numbered);
		SimLink link = this.link;
		if (link != null && this.welcomed) {
			send(link, numbered);
		}
	}

	private void send(SimLink link, SimInput input) {
		this.acknowledged = Math.max(this.acknowledged, input.applied());
		link.up(CODEC.encode(input::write), true);
		this.world.in(WATCHDOG, () -> {
			if (this.link == link && this.waiting.contains(input)) {
				if (link.isGood()) {
					throw new SimFault(this + " got no receipt of " + input + " though the connection is good");
				}
				this.world.trace(this + " misses a receipt");
				again();
			}
		});
	}

	void connect() {
		if (this.link != null || this.left) {
			return;
		}
		SimLink link = new SimLink(this.world, this, this.simulation.nodeFor(this), ++this.links);
		this.link = link;
		if (this.simulation.isStormy() && this.world.chance(20)) {
			this.world.in(this.world.below(500), link::cut);
		}
		this.welcomed = false;
		this.lost |= this.world.chance(10);
		this.asked = this.lost;
		this.saidHeld = !this.held.isEmpty();
		int applied = this.asked ? -1 : this.page.applied();
		link.up(CODEC.encode((frame) -> {
			frame.integer(Wire.HELLO);
			frame.integer(Wire.VERSION);
			frame.string(this.token);
			frame.string("0123456789abcdef" + this.name);
			frame.integer(applied);
			frame.integer(this.inputs);
			frame.string(this.address);
			frame.string((applied == 0 && this.adopted) ? this.document.digest() : "");
			if (this.saidHeld) {
				frame.string(this.held);
			}
		}), false);
		this.world.in(WATCHDOG, () -> {
			if (this.link == link && !this.welcomed) {
				again();
			}
		});
	}

	void received(SimLink from, byte[] bytes) {
		if (this.link != from) {
			return;
		}
		List<@Nullable Object> frame = READER.elements(bytes);
		int kind = (Integer) Objects.requireNonNull(frame.getFirst());
		if (kind == Wire.SNAPSHOT || kind == Wire.WELCOME && frame.size() > 4) {
			this.held = (String) Objects.requireNonNull(frame.getLast());
		}
		int mode = this.page.receive(frame);
		this.waiting.removeIf((input) -> input.number() <= this.page.received());
		if (mode != 0) {
			welcomed(from, mode, (String) Objects.requireNonNull(frame.get(3)));
		}
		else if (kind > 0) {
			this.lost = false;
			if (this.page.page().next != null) {
				load(this.page.page().next);
				return;
			}
			owe(from);
			follow();
			this.again.forEach(this::tellAgain);
			this.again.clear();
		}
	}

	/** Notes where the page is now; another page was told nothing. */
	private void follow() {
		String url = Objects.requireNonNullElse(this.page.page().url, this.address);
		if (url.equals(this.unanswered)) {
			this.unanswered = null;
		}
		if (!SimSite.path(url).equals(path())) {
			this.told.clear();
		}
		this.address = url;
	}

	/** Acknowledges patches at once if there are many of them, otherwise later (P-13). */
	private void owe(SimLink from) {
		if (this.page.applied() - this.acknowledged >= this.acknowledgeAfter) {
			acknowledge(from);
		}
		else if (this.page.applied() > this.acknowledged) {
			this.world.in(this.world.below(4_000), () -> acknowledge(from));
		}
	}

	private void welcomed(SimLink from, int mode, String token) {
		if (this.asked && mode != Wire.RESYNC && mode != Wire.MOUNTED && mode != Wire.RESTORED) {
			throw new SimFault(this + " asked to be said again and was answered with mode " + mode);
		}
		if (mode == Wire.RESTORED && !this.saidHeld
				|| mode == Wire.MOUNTED && this.saidHeld && this.unanswered == null) {
			throw new SimFault(this + (this.saidHeld ? " said a state" : " said no state")
					+ " and was answered with mode " + mode);
		}
		this.adopted &= mode == Wire.ADOPTED || mode == Wire.RESUMED;
		this.lost = mode == Wire.RESYNC;
		this.welcomed = true;
		this.attempts = 0;
		if (!token.isEmpty()) {
			this.token = token;
			this.acknowledged = 0;
			begin(mode);
		}
		this.inputs = this.page.received();
		this.waiting.replaceAll((input) -> input.as(++this.inputs));
		this.waiting.forEach((input) -> send(from, input));
	}

	/**
	 * Begins a new session: of one with the page's state everything that was told is
	 * expected. The state may be that of a page that was asked for and never came.
	 */
	private void begin(int mode) {
		this.unanswered = (mode == Wire.ADOPTED) ? this.unanswered : null;
		if (mode == Wire.MOUNTED) {
			this.told.clear();
			this.again.clear();
			this.waiting.clear();
		}
		else if (mode == Wire.RESTORED) {
			this.waiting.stream().filter((input) -> input.tells(path())).map(SimInput::text).forEach(this.again::add);
			this.waiting.clear();
		}
		else if (!this.saidHeld) {
			this.told.clear();
			this.waiting.stream().filter((input) -> input.tells(path())).map(SimInput::text).forEach(this.told::add);
		}
	}

	private void acknowledge(SimLink over) {
		if (this.link == over && this.welcomed && this.acknowledged < this.page.applied()) {
			this.acknowledged = this.page.applied();
			over.up(CODEC.encode((frame) -> {
				frame.integer(Wire.ACK);
				frame.integer(this.acknowledged);
			}), true);
		}
	}

	void closed(SimLink which, CloseCode code) {
		if (this.link != which) {
			return;
		}
		if (code != CloseCode.RESTART) {
			throw new SimFault(this + " was closed with " + code);
		}
		again();
	}

	void lost(SimLink which) {
		if (this.link == which) {
			again();
		}
	}

	/** Reconnects after a delay (P-31). */
	private void again() {
		hangUp();
		int delay = DELAYS[Math.min(this.attempts++, DELAYS.length - 1)];
		this.world.in(delay + this.world.below(delay / 2), this::connect);
	}

	void cut() {
		if (this.link != null) {
			this.link.cut();
		}
	}

	void leave() {
		this.left = true;
		hangUp();
	}

	private void hangUp() {
		if (this.link != null) {
			this.link.leave();
			this.link = null;
		}
	}

	/** Holds the page against what it should show, at rest. */
	void check(TesterPages pages) {
		if (this.link == null || !this.welcomed || !this.waiting.isEmpty()) {
			throw new SimFault(this + " did not come to rest: " + this.link + ", waiting for " + this.waiting);
		}
		this.site.check(this, pages, this.page.page());
	}

	List<String> told() {
		return List.copyOf(this.told);
	}

	String address() {
		return this.address;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
