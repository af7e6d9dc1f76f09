package dev.lattice.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

import dev.lattice.engine.component.Location;
import dev.lattice.engine.durable.Snapshot;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.test.SimWorld.SimFault;
import dev.lattice.testpage.RandomPage;
import dev.lattice.testpage.RandomPage.State;
import dev.lattice.testpage.RandomView;
import dev.lattice.transport.PageAddress;
import dev.lattice.transport.SessionDirectory;
import org.jspecify.annotations.Nullable;

/**
 * What a user finds at the addresses of a simulation: pages of a few kinds, at as many
 * paths as there are visits, so that each visit is told from the others by its path.
 */
final class SimSite {

	private static final int KINDS = 2;

	private final SimWorld world;

	private final String root;

	private final List<Function<RandomPage, View>> descriptions;

	private final List<State> states;

	private final long period;

	/** Whether its pages keep what they were told. */
	private final boolean durable;

	/** The component that each session shows, by token. */
	private final Map<String, SimPage> components = new HashMap<>();

	private int visits;

	SimSite(SimWorld world, String name) {
		this.world = world;
		this.root = "/" + name;
		this.descriptions = List.of(RandomView.of(world.random).next(3), RandomView.of(world.random).next(2));
		this.states = List.of(State.of(world.random), State.of(world.random));
		this.period = world.chance(50) ? 100 + world.below(2_000) : 0;
		this.durable = world.chance(50);
	}

	String root() {
		return this.root;
	}

	boolean has(String path) {
		return path.equals(this.root) || path.startsWith(this.root + "/");
	}

	/** An address at which nobody was yet. */
	String anotherPage() {
		return this.root + "/" + ++this.visits;
	}

	/** The same page as at an address, with another query. */
	String samePage(String address) {
		return path(address) + "?v=" + ++this.visits;
	}

	static String path(String address) {
		return Objects.requireNonNull(PageAddress.parse(address)).path();
	}

	static Location location(String address) {
		PageAddress parsed = Objects.requireNonNull(PageAddress.parse(address));
		return new Location(parsed.path(), parsed.query());
	}

	/** Has a page rendered by a node. */
	SessionDirectory.Opened open(SimNode node, String address, FirstHtml html, Snapshot kept) {
		@Nullable SimPage[] made = new SimPage[1];
		SessionDirectory.Opened opened = node.open(location(address), this.durable, () -> {
			made[0] = component(path(address), this.world::now);
			return made[0];
		}, html, kept);
		this.components.put(opened.actor().id(), Objects.requireNonNull(made[0]));
		return opened;
	}

	/**
	 * Finds what is at an address to which the page of a session asks to go.
	 * @param pass names the session that may see the other page
	 */
	Destination destination(String session, String address, String pass) {
		Location location = location(address);
		return session.equals(pass) ? new Destination.Granted(location, () -> visited(session, location))
				: new Destination.SamePage(location, () -> visited(session, location));
	}

	private SimPage visited(String session, Location location) {
		SimPage page = component(location.path(), this.world::now);
		this.components.put(session, page);
		return page;
	}

	/** Makes the component of a journal, which is nobody's. */
	SimPage replayed(String path) {
		return component(path, new SimPage.Never());
	}

	private SimPage component(String path, LongSupplier clock) {
		int kind = kind(path);
		return new SimPage(SimPage.Shown.first(this.states.get(kind)), this.descriptions.get(kind), clock, this.period,
				this.durable);
	}

	private static int kind(String path) {
		int end = path.lastIndexOf('/');
		return (end > 0) ? Integer.parseInt(path.substring(end + 1)) % KINDS : 0;
	}

	/** The component that a session shows. */
	SimPage shownBy(String token) {
		return Objects.requireNonNull(this.components.get(token));
	}

	/**
	 * Holds what a client sees and told against what it should see and its page was told.
	 */
	void check(SimClient client, TesterPages pages, HeadlessPage page) {
		SimPage component = shownBy(client.token());
		if (!component.told().equals(client.told())) {
			throw new SimFault(client + " told " + client.told() + ", its component was told " + component.told());
		}
		String is = PatchLawTests.shown(page);
		String should = fresh(pages, client.address(), component.shown());
		if (!is.equals(should)) {
			int at = IntStream.range(0, Math.min(is.length(), should.length()))
				.filter((i) -> is.charAt(i) != should.charAt(i))
				.findFirst()
				.orElse(0);
			throw new SimFault(client + " shows from character " + at + " on\n" + is + "\nrather than\n" + should);
		}
	}

	/** What a page shows that never did anything and has the same state. */
	private String fresh(TesterPages pages, String address, SimPage.Shown shown) {
		TesterPage fresh = new TesterPage(pages, location(address), () -> new SimPage(shown,
				this.descriptions.get(kind(path(address))), this.world::now, this.period, this.durable),
				Destination.Outside::new);
		String page = PatchLawTests.shown(fresh.page());
		fresh.close();
		return page;
	}

}
