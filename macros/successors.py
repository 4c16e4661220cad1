"""What took the place of an item that is no longer used."""

from macros.catalog import Catalog, Key


def successors(catalog: Catalog, key: Key) -> tuple[str, ...]:
    """Ids of the same kind: those that say so themselves, then those that the item names."""
    item = catalog.get(*key)
    return tuple(dict.fromkeys([*replacing(catalog, key), *getattr(item, "replaced_by", ())]))


def replacing(catalog: Catalog, key: Key) -> tuple[str, ...]:
    """The documents or regulations with the relation `replaces` to this one."""
    return tuple(
        other.id
        for other in catalog.referring(key[0], key)
        if any(
            relation.kind == "replaces" and relation.target == key[1]
            for relation in getattr(other, "relations", ())
        )
        and other.id != key[1]
    )
