package dev.lattice.secured;

import java.util.concurrent.atomic.AtomicInteger;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import org.springframework.security.access.prepost.PreAuthorize;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.onClick;

/** For whom it was granted, as long as it is. */
@LatticeComponent("/board")
@PreAuthorize("isAuthenticated() and @grants.has(authentication.name)")
public final class Board extends Component {

	static final AtomicInteger CLICKS = new AtomicInteger();

	@Override
	protected View view() {
		return button("post", onClick(() -> {
			CLICKS.incrementAndGet();
		}));
	}

}
