"""From an SOP to what its poster says."""

from collections.abc import Iterator, Sequence

from sopctl.diagrams import wording
from sopctl.documents.words import VERSION, Wording
from sopctl.flow import Flow
from sopctl.i18n import Language, Text
from sopctl.model import Duration, Profile, Service
from sopctl.model.duration import spell
from sopctl.poster.content import words
from sopctl.poster.content.content import Content, Fact, Section
from sopctl.poster.content.journey import Stop, journey, serves, usual_way
from sopctl.poster.content.stages import added, public_end, stages

_DASH = " \N{MIDDLE DOT} "


def content(flow: Flow, profile: Profile, language: Language, *, url: str = "") -> Content:
    """Return what the poster of `flow` says; fixed words are in `language`, `url` replaces the address in the file."""
    sop = flow.sop
    service = sop.service or Service()
    stops = journey(flow)
    say = Wording(profile, language)
    promised = service.requirements or service.time or service.cost or service.product
    if promised:
        kind, heading = words.STANDARD, words.WAY
    else:
        kind, heading = (words.WAY if serves(flow) else words.FLOW), words.STEPS
    return Content(
        language=sop.language,
        kind=kind.in_(language),
        title=sop.title or sop.id,
        issuer=sop.identity.issuer,
        facts=tuple(_facts(flow, service, language)),
        requirements=_section("clipboard", words.REQUIREMENTS, service.requirements, language),
        heading=heading.in_(language),
        stages=stages(flow, stops, language),
        outcome=_outcome(flow, stops),
        hours=_hours(service, language),
        complaints=_section("megaphone", words.COMPLAINTS, service.complaints, language),
        url=url or service.url,
        invitation=words.SCAN.in_(language),
        either=words.EITHER.in_(language),
        basis=words.BASIS.in_(language) + "; ".join(sop.legal_basis) if sop.legal_basis else "",
        imprint=_imprint(flow, say),
        date=_date(flow),
        lacking=tuple(_lacking(service)) if serves(flow) else (),
    )


def _lacking(service: Service) -> Iterator[str]:
    """Yield the parts of service delivery that UU 25/2009 article 21 asks for and that are empty."""
    for name in ("requirements", "time", "cost", "product", "complaints"):
        if not getattr(service, name):
            yield name


def _date(flow: Flow) -> str:
    identity = flow.sop.identity
    day = identity.effective or identity.revised or identity.created
    return day.isoformat() if day else ""


def _facts(flow: Flow, service: Service, language: Language) -> Iterator[Fact]:
    if time := _time(flow, service.time or flow.sop.total, language):
        yield time
    if service.cost:
        value, _, after = service.cost.partition(";")
        yield Fact("payment", words.COST.in_(language), value.strip(), after=after.strip())
    if service.product:
        yield Fact("certificate", words.PRODUCT.in_(language), ", ".join(service.product))


def _time(flow: Flow, promised: Duration | None, language: Language) -> Fact | None:
    """Return the time that is promised, else that of the usual way where all its steps have one."""
    heading = words.TIME.in_(language)
    if promised is None:
        limit = f"{words.AT_MOST.in_(language)} "
        value = added([flow.steps[number].duration for number in usual_way(flow)], language)
        said = f"{heading}, {limit.strip()}" if value.startswith(limit) else heading
        return Fact("clock", said, value.removeprefix(limit)) if value else None
    if promised.fault or not promised.high:
        return Fact("clock", heading, promised.text) if promised.text else None
    if promised.at_most:
        limited = f"{heading}, {words.AT_MOST.in_(language)}"
        return Fact("clock", limited, spell(promised.high, language), after=promised.remark)
    if promised.remark and promised.low == promised.high:
        return Fact("clock", heading, spell(promised.high, language), after=promised.remark)
    return Fact("clock", heading, wording.usual_duration(promised, language))


def _section(icon: str, heading: Text, lines: tuple[str, ...], language: Language) -> Section | None:
    filled = tuple(("", line) for line in lines if line.strip())
    return Section(icon, heading.in_(language), filled) if filled else None


def _hours(service: Service, language: Language) -> Section | None:
    if not service.hours:
        return None
    return Section("calendar", words.HOURS.in_(language), tuple(service.hours.items()))


def _outcome(flow: Flow, stops: Sequence[Stop]) -> str:
    """Return the outcome at the end of the usual way, if the last stop does not end otherwise."""
    last = public_end(flow)
    if stops and last not in stops[-1].steps and set(flow.ends).intersection(stops[-1].steps):
        return ""
    end = flow.steps[last].end if last >= 0 else ""
    return end if isinstance(end, str) else ""


def _imprint(flow: Flow, say: Wording) -> str:
    sop = flow.sop
    parts = [sop.identity.number] if sop.identity.number else []
    if sop.status != "effective":  # the public cannot rely on it: not yet, or no more
        return _DASH.join([*parts, say.status(sop)])
    if sop.version:
        parts.append(say.phrase(VERSION, version=sop.version))
    if sop.identity.effective:
        parts.append(say.phrase(words.EFFECTIVE, day=say.day(sop.identity.effective)))
    return _DASH.join(parts)
