"""New: a first SOP from an archetype, complete but for what only its writer knows."""

import json
import os
import re
from pathlib import Path

from msgspec import Struct

from sopctl import output, profiles, resources
from sopctl.api.errors import ApiError
from sopctl.api.schema import file_name, shipped
from sopctl.config import nearest, read
from sopctl.edit import Insert, Proposal
from sopctl.edit.apply import edited
from sopctl.edit.resolve import resolved
from sopctl.i18n import Language, Text
from sopctl.model import Profile
from sopctl.project import SUFFIX
from sopctl.regex import regex
from sopctl.rules.ids import is_id, slug
from sopctl.source import parse
from sopctl.suggest import did_you_mean

_DEFAULT_ACTORS = regex(r"\{#-?\s*actors:\s*(.*?)\s*-?#\}\r?\n?", re.DOTALL)
SCHEMA_FOLDER = ".sopctl"
_SECTION = "sections."
_LONGEST_ID = 80
_PLAIN = regex(r"[A-Za-z][A-Za-z0-9 /().-]*(?<! )")
_NO_TEXTS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
_NOT_IN_YAML = regex("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


class Actor(Struct, frozen=True):
    """An actor of the new SOP."""

    id: str
    name: str


class Request(Struct, frozen=True):
    """What the new SOP is to be."""

    name: str
    """Its id, or a path that ends with it."""
    archetype: str
    language: Language
    title: str = ""
    actors: tuple[str, ...] = ()
    """Names of actors; those of the archetype where empty."""
    profile: str = ""
    force: bool = False


def archetypes() -> tuple[str, ...]:
    """Return the names of the archetypes."""
    return tuple(sorted({path.name.split(".")[0] for path in _home().glob("*" + SUFFIX)}))


def new(request: Request) -> tuple[Path, ...]:
    """Write the SOP, and beside it the schema for editors where there is none yet; return what was written.

    Raises ApiError for a name or archetype that cannot be used, OutputError where the file exists.
    """
    check_name(request.name)
    check_archetype(request.archetype)
    asked = Path(request.name.removesuffix(SUFFIX))
    path = asked.with_name(asked.name + SUFFIX)
    settings = nearest(Path(os.path.abspath(path)).parent)
    asked_for = _profile(request.profile, settings, request.language)
    schema = _schema_file(path)
    from_here = Path(os.path.relpath(str(schema), str(path.parent))).as_posix()
    text = _fill(request, asked.name, asked_for, from_here)
    if found := profiles.read(asked_for, _folders(settings), path.parent):
        text = _with_sections(text, found.profile, request.language)
    output.create(path, text.encode(), force=request.force)
    return (path, *_write_schema(schema))


def check_name(name: str) -> None:
    """Raise ApiError where `name` is no id and no path that ends with one."""
    last = Path(name.removesuffix(SUFFIX)).name
    if not is_id(last) or len(last) > _LONGEST_ID:
        proposal = slug(last)[:_LONGEST_ID].strip("-") or "surat-masuk"
        raise ApiError(
            Text(f"`{last}` cannot be an id", f"`{last}` tidak dapat menjadi id"),
            Text(f"try `{proposal}`", f"coba `{proposal}`"),
        )
    if output.is_device(last):
        raise ApiError(
            Text(
                f"`{last}` is the name of a device on Windows, where no such file can be made or cloned",
                f"`{last}` adalah nama perangkat di Windows; berkas bernama itu tidak dapat dibuat di sana",
            ),
            Text(f"try `sop-{last}`", f"coba `sop-{last}`"),
        )


def check_archetype(name: str) -> None:
    """Raise ApiError where there is no such archetype."""
    if name not in archetypes():
        known = ", ".join(archetypes())
        raise ApiError(
            Text(f"there is no archetype `{name}`", f"tidak ada jenis `{name}`"),
            did_you_mean(name, archetypes()) or Text(f"known archetypes: {known}", f"jenis yang ada: {known}"),
        )


def posts(archetype: str, language: Language) -> tuple[str, ...]:
    """Return the names of the posts that an archetype begins with."""
    return tuple(actor.name for actor in _default_actors(_template(archetype, language)))


def shared(request: Request) -> Text | None:
    """Return who does the steps of the posts that nobody was named for, None where there are none."""
    given = len(request.actors)
    rest = ", ".join(posts(request.archetype, request.language)[given:])
    if not given or not rest:
        return None
    last = request.actors[-1]
    return Text(
        f"{last} has the steps of the archetype's other posts too ({rest}): look at `actor:` of each step",
        f"{last} juga menjalankan langkah jabatan lain dalam contoh ({rest}): periksa `actor:` pada setiap langkah",
    )


def _profile(name: str, settings: Path | None, language: Language) -> str:
    """Return the profile that is asked for, else that of the project, else that of the language.

    Raises ApiError where there is no such profile.
    """
    name = name or (read(settings).profile if settings else "") or profiles.default_name(language)
    known = profiles.names(_folders(settings))
    if name not in known and not name.endswith(profiles.SUFFIX):
        raise ApiError(
            Text(f"there is no profile `{name}`", f"tidak ada profil `{name}`"),
            Text(f"known profiles: {', '.join(known)}", f"profil yang ada: {', '.join(known)}"),
        )
    return name


def _folders(settings: Path | None) -> tuple[Path, ...]:
    return tuple(settings.parent / folder for folder in read(settings).profiles) if settings else ()


def _with_sections(text: str, profile: Profile, language: Language) -> str:
    """Return an SOP with a placeholder for each section that its profile asks for and the archetype lacks."""
    source = parse(text, "")
    there = source.value["sections"]
    names = (path.removeprefix(_SECTION) for path, level in profile.required.items()
             if path.startswith(_SECTION) and level != "off")  # fmt: skip
    blank = Text("<fill in: {}>", "<isi: {}>").in_(language)
    added = [
        Insert(("sections", name), blank.format(profiles.heading(profile, _SECTION + name, language) or name))
        for name in names
        if name not in there
    ]
    fix = resolved(source, Proposal(Text("", ""), tuple(added))) if added else None
    return edited(text, fix.edits) if fix else text


def _home() -> Path:
    return resources.templates() / "new"


def _template(archetype: str, language: Language) -> str:
    return (_home() / f"{archetype}.{language}{SUFFIX}").read_text(encoding="utf-8")


def _fill(request: Request, sop_id: str, profile: str, schema: str) -> str:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    template = _template(request.archetype, request.language)
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)
    environment.filters["yaml"] = _quoted
    filled = environment.from_string(_DEFAULT_ACTORS.sub("", template, count=1)).render(
        id=sop_id,
        title=request.title or sop_id.replace("-", " ").title(),
        schema=schema,
        profile=profile,
        actors=_actors(request.actors, template),
    )
    return str(filled)


def _quoted(text: str) -> str:
    """Return `text` as a YAML scalar: JSON's quotes are valid YAML, whatever the text is."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NO_TEXTS:
        return text
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _default_actors(template: str) -> list[Actor]:
    match = _DEFAULT_ACTORS.search(template)
    return [Actor(*pair.strip().split("=", 1)) for pair in match[1].split(",")] if match else []


def _actors(wanted: tuple[str, ...], template: str) -> list[Actor]:
    """Return an actor for each slot of the template.

    Names that were given fill the slots in order; the last one does the rest. Names beyond the slots are
    kept too, so that the template can show them.
    """
    defaults = _default_actors(template)
    if not wanted:
        return defaults
    given: dict[str, Actor] = {}
    for number, name in enumerate(wanted, 1):
        own = slug(name) or f"actor-{number}"
        own = f"{own}-{number}" if own in given else own
        given[own] = Actor(own, name)
    actors = list(given.values())
    return actors + actors[-1:] * (len(defaults) - len(actors))


def _schema_file(path: Path) -> Path:
    """Return where the schema for editors lies: at the project's root, else beside the SOP."""
    settings = nearest(Path(os.path.abspath(path)).parent)
    root = settings.parent if settings else path.parent
    return root / SCHEMA_FOLDER / file_name("sop")


def _write_schema(path: Path) -> tuple[Path, ...]:
    if path.exists():
        return ()
    output.write(path, shipped("sop").encode())
    return (path,)
