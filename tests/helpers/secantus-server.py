"""Starts the test server so that nested conditions find its indexes.

SecantusDB looks an index up only for conditions at the top of a filter. What Payload asks for stands
in `$and`, and its own findAndModify wraps what it was given the same way: each of them read the whole
collection, half a second for a month of slots. Here the conditions that must hold all together are
offered to its index lookup as well. What the lookup answers are candidates; the server still holds
each of them against the whole filter.
"""

import sys
from re import Pattern

from bson import Regex
from secantus import cli
from secantus.storage import Storage

plain_lookup = Storage._try_index_id_keys


def parts(filter):
    """What must hold all together, out of every `$and`: (field or operator, condition)."""
    for name, value in filter.items():
        if name == "$and" and isinstance(value, list):
            for part in value:
                yield from parts(part)
        elif isinstance(value, dict) and list(value) == ["$eq"]:
            yield name, value["$eq"]
        else:
            yield name, value


def on_fields(filter):
    flat = {}
    for name, value in parts(filter):
        if name.startswith("$") or isinstance(value, (Regex, Pattern)):
            continue
        known = flat.setdefault(name, value)
        if known is not value and isinstance(known, dict) and isinstance(value, dict):
            # A second bound of a range; the same operator twice keeps the first.
            flat[name] = {**value, **known}
    if "_id" in flat and not isinstance(flat["_id"], dict):
        return {"_id": flat["_id"]}
    return flat


def lookup(self, db, coll, filter, *, collation=None):
    if not any(name.startswith("$") for name in filter):
        return plain_lookup(self, db, coll, filter, collation=collation)
    flat = on_fields(filter)
    found = plain_lookup(self, db, coll, flat, collation=collation) if flat else None
    if found is not None:
        return found
    for choice in (value for name, value in parts(filter) if name == "$or"):
        branches = [lookup(self, db, coll, branch, collation=collation) for branch in choice]
        if all(branch is not None for branch in branches):
            return [key for branch in branches for key in branch]
    return None


Storage._try_index_id_keys = lookup
sys.exit(cli.main())
