"""The SOP as the tool understood it, for other programs: order, targets and times made plain (format `json`)."""

import json
from typing import Any

from sopctl.flow import Flow, times
from sopctl.model import Amount, Duration, Sop

VERSION = 1


def write(sop: Sop, flow: Flow) -> str:
    """Return a JSON document: the fields of the file, and `flow` with what was worked out from them."""
    data = {
        "version": VERSION,
        "sop": sop.model_dump(mode="json", exclude_defaults=True, exclude={"steps"}, fallback=_duration),
        "steps": [_step(flow, number) for number in range(len(flow.steps))],
        "flow": {
            "starts": [_name(flow, n) for n in flow.starts],
            "ends": [_name(flow, n) for n in flow.ends],
            "order": [_name(flow, n) for n in flow.order],
            "unreachable": [_name(flow, n) for n in range(len(flow.steps)) if n not in flow.reachable],
            "loops": [[_name(flow, n) for n in loop] for loop in flow.loops],
            "columns": list(flow.actors),
        },
        "times": _times(flow),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _step(flow: Flow, number: int) -> dict[str, Any]:
    step = flow.steps[number]
    written = step.model_dump(mode="json", exclude_defaults=True, fallback=_duration)
    for field in ("next", "decision", "actor", "duration"):
        written.pop(field, None)
    exits = [
        {
            "to": _name(flow, edge.target),
            "kind": edge.kind,
            **({"label": edge.label} if edge.label else {}),
            **({"probability": edge.probability} if edge.probability is not None else {}),
            **({"max": edge.limit} if edge.limit is not None else {}),
            "backward": edge.backward,
        }
        for edge in flow.successors[number]
    ]
    return {
        "number": number + 1,
        **written,
        "actors": {"ids": list(step.actor.ids), "mode": step.actor.mode},
        "duration": _duration(step.duration) if step.duration else None,
        "exits": exits,
    }


def _name(flow: Flow, number: int) -> str:
    return flow.steps[number].id or f"#{number + 1}"


def _duration(value: Any) -> Any:
    """Return a duration with its bounds in minutes and their kind."""
    if not isinstance(value, Duration):
        return str(value)
    if value.fault:
        return {"text": value.text, "fault": value.fault.value}
    bounds = {"min": value.low, "typical": value.typical, "max": value.high}
    amounts = {name: _amount(amount) for name, amount in bounds.items() if amount}
    more = {"at_most": value.at_most, "per": value.per, "remark": value.remark}
    return {
        "text": value.text,
        "kind": value.kind,
        **amounts,
        **{name: word for name, word in more.items() if word},
    }


def _amount(amount: Amount) -> dict[str, Any]:
    return {"minutes": round(amount.minutes, 3), "kind": amount.kind.value}


def _times(flow: Flow) -> dict[str, Any]:
    added = times(flow)
    tables = {"shortest": added.shortest, "longest": added.longest}
    return {
        "complete": added.complete,
        **{name: {kind.value: round(value, 3) for kind, value in table.items()} for name, table in tables.items()},
        "all_steps": {
            kind.value: {"min": round(least, 3), "max": round(most, 3)}
            for kind, (least, most) in added.all_steps.items()
        },
    }
