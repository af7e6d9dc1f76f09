package dev.lattice.secured;

import java.util.concurrent.atomic.AtomicInteger;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import org.springframework.security.access.prepost.PreAuthorize;

import static dev.lattice.engine.html.Html.p;

/** For administrators. */
@LatticeComponent("/admin")
@PreAuthorize("hasRole('ADMIN')")
public final class Admin extends Component {

	static final AtomicInteger MADE = new AtomicInteger();

	public Admin() {
		MADE.incrementAndGet();
	}

	@Override
	protected View view() {
		return p("the admin's secret");
	}

}
