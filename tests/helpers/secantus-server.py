"""Starts the test server so that nested conditions find its indexes.

SecantusDB looks an index up only for conditions at the top of a filter. What Payload asks for stands
in `$and`, and its own findAndModify wraps what it was given the same way: each of them read the whole
collection, half a second for a month of slots. Here the conditions that must hold all together are
offered to its index lookup as well. What the lookup answers are candidates; the server still holds
each of them against the whole filter.

It also keeps the answers of the last ten thousand writes, for those that are sent again, and with each
write went through all of them, and sorted them once there were so many: milliseconds for every write of a
long run. They are cleared away once in a thousand writes here; how long an answer is kept is not shorter.
"""

import sys
from re import Pattern

from bson import Regex
from secantus import cli
from secantus.sessions import SessionRegistry
from secantus.storage import Storage
from secantus.transactions import TransactionRegistry

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


def seldom(clear, every=1000):
    """The same clearing away, once in so many calls; it is called under the lock of its registry."""
    calls = 0

    def now_and_then(self):
        nonlocal calls
        calls += 1
        return clear(self) if calls % every == 0 else 0

    return now_and_then


TransactionRegistry._prune_retryable_locked = seldom(TransactionRegistry._prune_retryable_locked)
SessionRegistry._prune_locked = seldom(SessionRegistry._prune_locked)
Storage._try_index_id_keys = lookup
sys.exit(cli.main())
