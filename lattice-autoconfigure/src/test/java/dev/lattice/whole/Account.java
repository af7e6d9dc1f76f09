package dev.lattice.whole;

import java.security.Principal;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;

import static dev.lattice.engine.html.Html.p;

/** Needs a user. */
@LatticeComponent("/account")
public final class Account extends Component {

	private final Principal user;

	public Account(Principal user) {
		this.user = user;
	}

	@Override
	protected View view() {
		return p(this.user.getName());
	}

}
