"""A format as a value: its writer, and what it takes of a request."""

from collections.abc import Callable, Iterable
from typing import get_args

from msgspec import Struct

from sopctl.api.formats.job import File, Job
from sopctl.api.formats.wish import View

PICTURES: tuple[View, ...] = get_args(View)
"""Every view: of formats that show one picture as well as the whole document."""


class Format(Struct, frozen=True):
    """One way to write an SOP. It may give several files, such as one for each page."""

    write: Callable[[Job], Iterable[File]]
    views: tuple[View, ...] = ("",)
    """What `--view` may ask of it; its own whole, which is the view without a name, is always among them."""
    graphviz: tuple[View, ...] = ()
    """The views that only Graphviz can draw: without an engine there is no use in beginning."""
    options: tuple[str, ...] = ()
    """Options of the command line that change it, without dashes. One that changes no format asked for is refused."""

    def __call__(self, job: Job) -> Iterable[File]:
        """Return the files of an SOP."""
        return self.write(job)
