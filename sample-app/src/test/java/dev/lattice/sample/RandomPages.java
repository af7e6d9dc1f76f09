package dev.lattice.sample;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;
import dev.lattice.testpage.RandomPage;

import static dev.lattice.engine.html.Html.*;

/**
 * The pages of {@link RandomPagesIT}, by name. Beside the random page stands a mark that
 * changes with it, so that the browser can tell what it has got.
 */
@LatticeComponent("/test/random")
final class RandomPages extends Component {

	/** What a page shows at first. */
	record Recipe(RandomPage.State state, Function<RandomPage, View> description) {
	}

	static final Map<String, Recipe> RECIPES = new ConcurrentHashMap<>();

	/** The pages that were made last. */
	static final Map<String, RandomPages> MADE = new ConcurrentHashMap<>();

	final RandomPage page;

	final Signal<Integer> step = signal(0);

	RandomPages() {
		String name = queryParameter("name", "").peek();
		Recipe recipe = RECIPES.get(name);
		if (recipe == null) {
			throw new IllegalArgumentException("No random page has the name '" + name + "'");
		}
		this.page = new RandomPage(recipe.state(), recipe.description());
		MADE.put(name, this);
	}

	@Override
	protected View view() {
		return fragment(child(this.page),
				output(id("mark"), text(() -> this.step.get() + " " + this.page.clicks().get())));
	}

}
