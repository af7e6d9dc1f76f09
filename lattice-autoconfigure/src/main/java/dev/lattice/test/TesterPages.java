package dev.lattice.test;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Head;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.journal.ReplayStage;
import dev.lattice.engine.signal.Scope;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.ComponentFactory;
import dev.lattice.transport.PageAddress;
import dev.lattice.transport.PageVisit;
import dev.lattice.transport.Visitor;
import dev.lattice.transport.smile.SmileFrameCodec;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;

/** Finds and makes the components that a test opens. */
record TesterPages(ComponentCatalog catalog, ComponentFactory factory, List<Class<? extends Component>> chosen,
		Templates templates, SessionLimits limits) {

	TesterPage open(String address, @Nullable Principal user, Locale locale) {
		PageAddress parsed = PageAddress.parse(address);
		if (parsed == null) {
			throw new AssertionError("'" + address + "' is no address of a page; expected a path that starts with '/'");
		}
		ComponentCatalog.Match match = this.catalog.match(PathContainer.parsePath(parsed.path()));
		if (match == null) {
			throw new AssertionError("No component answers at '" + parsed.path() + "'; known are " + routes());
		}
		if (!this.chosen.isEmpty() && !this.chosen.contains(match.route().type())) {
			throw new AssertionError("'" + parsed.path() + "' is " + match.route().type().getName()
					+ ", which @LatticeTest does not name");
		}
		return new TesterPage(this, location(parsed), component(match, parsed, user, locale),
				(other) -> destination(other, user, locale));
	}

	/** What a recorded session of a user is done again with. */
	ReplayStage stage(@Nullable Principal user, Locale locale) {
		return new ReplayStage((location) -> {
			PageAddress address = new PageAddress(location.path(), location.query());
			ComponentCatalog.Match match = this.catalog.match(PathContainer.parsePath(address.path()));
			if (match == null) {
				throw new AssertionError("No component answers at '" + address.path() + "'; known are " + routes());
			}
			return component(match, address, user, locale);
		}, new SmileFrameCodec(), this.templates, this.limits);
	}

	/** What is at an address to which an open page goes. */
	private Destination destination(String address, @Nullable Principal user, Locale locale) {
		PageAddress parsed = PageAddress.parse(address);
		ComponentCatalog.Match match = (parsed != null) ? this.catalog.match(PathContainer.parsePath(parsed.path()))
				: null;
		if (parsed == null || match == null) {
			return new Destination.Outside(address);
		}
		return new Destination.Granted(location(parsed), () -> component(match, parsed, user, locale).get());
	}

	private Supplier<Component> component(ComponentCatalog.Match match, PageAddress address, @Nullable Principal user,
			Locale locale) {
		Supplier<Component> component = this.factory.prepare(match,
				new PageVisit(address, "", Visitor.of(user), locale));
		return () -> {
			Scope.provided(Head.class).title(match.route().title()).language(locale.toLanguageTag());
			return component.get();
		};
	}

	private static Location location(PageAddress address) {
		return new Location(address.path(), address.query());
	}

	private List<String> routes() {
		return this.catalog.routes().stream().map((route) -> route.path().getPatternString()).toList();
	}

}
