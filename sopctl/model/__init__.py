"""The SOP as frozen, typed values. Nothing in here knows of YAML, files or lines."""

from sopctl.model.actor import Actor
from sopctl.model.duration import Amount, Duration, Kind
from sopctl.model.identity import Approval, Identity, Revision
from sopctl.model.kind import SopKind
from sopctl.model.profile import Profile
from sopctl.model.service import Service
from sopctl.model.sop import Sop
from sopctl.model.step import Branch, Output, Step

__all__ = [
    "Actor",
    "Amount",
    "Approval",
    "Branch",
    "Duration",
    "Identity",
    "Kind",
    "Output",
    "Profile",
    "Revision",
    "Service",
    "Sop",
    "SopKind",
    "Step",
]
