"""What companies are called where one is chosen: by their names, told apart where need be."""

from vrm_app.domain.company import Channel, Company
from vrm_app.domain.contact_point import ContactPoint
from vrm_app.domain.same_names import told_apart
from vrm_app.vault import lists
from vrm_app.vault.database import Connection


def names_to_choose(connection: Connection) -> dict[str, str]:
    """Return the name of every company that is shown, by its id, no two the same."""
    companies = list(lists.of_kind(connection, Company))
    if len({one.name.casefold() for one in companies}) == len(companies):
        return {str(one.id): one.name for one in companies}
    places = {
        str(point.company_id): ", ".join(point.address.split("\n"))
        for point in lists.of_kind(connection, ContactPoint)
        if point.channel is Channel.POST
    }
    return told_apart(companies, places)
