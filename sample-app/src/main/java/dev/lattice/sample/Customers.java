package dev.lattice.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.form.ChoiceField;
import dev.lattice.engine.form.Field;
import dev.lattice.engine.form.Form;
import dev.lattice.engine.form.RangeField;
import dev.lattice.engine.form.TextField;
import dev.lattice.engine.html.View;
import dev.lattice.form.MoreFields;

import static dev.lattice.engine.html.Html.*;

/** A form that is checked by the server, and the table that it fills. */
@LatticeComponent(value = "/customers", title = "Customers")
public final class Customers extends Component {

	record Customer(String name, String email, Plan plan, LocalDate since) {
	}

	enum Plan {

		FREE, TEAM, COMPANY

	}

	private final ListSignal<Customer> customers = listSignal(
			List.of(new Customer("Ada Lovelace", "ada@example.org", Plan.TEAM, LocalDate.of(2024, 12, 10))));

	private final TextField name = Field.text("name").required("Please enter a name").maxLength(80);

	private final TextField email = Field.text("email").required("Please enter an address").email();

	private final ChoiceField<Plan> plan = Field.choice("plan", List.of(Plan.values()), Customers::label)
		.required()
		.radios();

	private final RangeField<LocalDate> since = MoreFields.date("since").required().min(LocalDate.of(2000, 1, 1));

	private final Form<Customer> form = Form.of(this.name, this.email, this.plan, this.since, Customer::new)
		.check(this.email, (customer) -> isCompany(customer) && customer.email().endsWith("@example.org")
				? "A company has an address of its own" : null);

	@Override
	protected View view() {
		return main(h1("Customers"),
				form(cls("fields"), this.form.onSubmit(this::save), this.name.row("Name", autocomplete("name")),
						this.email.row("E-mail", autocomplete("email")), this.plan.row("Plan"),
						this.since.row("Customer since"), this.form.note(),
						p(cls("row"), button("Save", type("submit"), busy("Saving…")),
								button("Clear", type("button"), cls("quiet"), onClick(this.form::reset)))),
				table(thead(tr(th("Name"), th("E-mail"), th("Plan"), th("Since"), td())),
						tbody(each(this.customers, Customer::email, this::row))),
				Layout.home());
	}

	private View row(Customer customer) {
		return tr(td(customer.name()), td(customer.email()), td(label(customer.plan())),
				td(String.valueOf(customer.since())), td(button("Delete", cls("quiet"),
						aria("label", "Delete " + customer.name()), onClick(() -> this.customers.remove(customer)))));
	}

	/** Who has an address already is what no rule of a field knows. */
	private void save(Customer customer) {
		if (this.customers.get().stream().anyMatch((other) -> other.email().equals(customer.email()))) {
			this.email.reject("Somebody has this address already");
			return;
		}
		this.customers.add(customer);
		this.form.reset();
	}

	private static boolean isCompany(Customer customer) {
		return customer.plan() == Plan.COMPANY;
	}

	private static String label(Plan plan) {
		return plan.name().charAt(0) + plan.name().substring(1).toLowerCase(Locale.ROOT);
	}

}
