"""Names of posts: the words they begin or end with, and when two names are one post."""

from collections.abc import Iterator
from functools import lru_cache

from sopctl.model import Actor, Sop
from sopctl.regex import regex
from sopctl.rules.base import Document
from sopctl.rules.language.own import NO_WORDS, OwnWords
from sopctl.rules.language.texts import REMEMBERED, is_blank, word_list, word_pairs
from sopctl.suggest import closest

_PART = regex(r"[^\W_]+|&")


def parts(name: str) -> tuple[str, ...]:
    """Return the words of a post in lower case, abbreviations written out: Kasubbag is kepala sub bagian."""
    return _parts(name) if len(name) <= REMEMBERED else _parts.__wrapped__(name)


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    full = word_pairs("post_abbreviations")
    written_out = [full.get(part, part) for part in _PART.findall(name.lower())]
    return tuple(" ".join(written_out).replace("&", "dan").split())


def same_post(name: str) -> str:
    """Return a key that two spellings of one post share; spaces inside it do not count (sub bagian)."""
    found = parts(name)
    return "".join(found[1:] if found[:1] == ("the",) else found)


def is_post(name: str, own: OwnWords = NO_WORDS) -> bool:
    """Tell whether `name` begins, as in Indonesian, or ends, as in English, with a word for a post or party."""
    found = _PART.findall(name.lower())
    known = word_list("posts")
    ends = {found[0], found[-1]} if found else set()
    return not ends.isdisjoint(known) or not ends.isdisjoint(own.posts)


def names_of(actor: Actor) -> Iterator[str]:
    """Yield the name and the aliases of `actor` that say something."""
    return (name for name in (actor.name, *actor.aliases) if not is_blank(name))


def declared(document: Document) -> frozenset[str]:
    """Return the ids of all actors in the file, also of those that have an id and nothing else."""
    written = document.loaded.source.value.get("actors")
    ids = [key for key in written if isinstance(key, str)] if isinstance(written, dict) else []
    return frozenset(document.sop.actors) | frozenset(ids)


def posts_of(sop: Sop) -> dict[str, tuple[str, str]]:
    """Return the id and the name of the actor that each post is, by a key that its spellings share."""
    posts: dict[str, tuple[str, str]] = {}
    for known, about in sop.actors.items():
        for name in names_of(about):
            posts.setdefault(same_post(name), (known, name))
    return posts


def likely(actor: str, posts: dict[str, tuple[str, str]], sop: Sop) -> str | None:
    """Return the id of the actor that an unknown one is meant to be: the post of that name, else the closest id."""
    known, _ = posts.get(same_post(actor), ("", ""))
    return known or closest(actor.lower(), sop.actors)
