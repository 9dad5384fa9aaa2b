"""Which node of a graph every way to another one passes."""

from collections.abc import Sequence


class Dominance:
    """Tells which nodes can only be reached through others, by the way of Cooper, Harvey and Kennedy (2001)."""

    def __init__(self, starts: Sequence[int], following: Sequence[Sequence[int]]) -> None:
        """Take in a graph: for each node those that follow it."""
        order = _reverse_postorder(starts, following)
        before: list[list[int]] = [[] for _ in following]
        for node in order:
            for target in following[node]:
                before[target].append(node)
        self._place = {-1: -1} | {node: position for position, node in enumerate(order)}
        """Place in the order of visits; -1 stands before all starts."""
        self._above = dict.fromkeys((-1, *starts), -1)
        """The last node that every way to a node passes."""
        ahead = [node for node in order if node not in self._above]
        while self._improve(ahead, before):
            pass

    def passes(self, node: int, other: int) -> bool:
        """Tell whether every way to `other` passes `node`, as all ways to `node` itself do."""
        while self._place.get(other, -1) > self._place[node]:
            other = self._above[other]
        return other == node

    def _improve(self, nodes: Sequence[int], before: Sequence[Sequence[int]]) -> bool:
        changed = False
        for node in nodes:
            found, *others = (source for source in before[node] if source in self._above)
            for source in others:
                if found == -1:
                    break
                found = self._common(found, source)
            if self._above.get(node) != found:
                self._above[node], changed = found, True
        return changed

    def _common(self, one: int, other: int) -> int:
        place, above = self._place, self._above
        while one != other:
            if place[one] > place[other]:
                one = above[one]
            else:
                other = above[other]
        return one


def _reverse_postorder(starts: Sequence[int], following: Sequence[Sequence[int]]) -> list[int]:
    seen: set[int] = set()
    order: list[int] = []
    for start in starts:
        work: list[tuple[int, bool]] = [(start, False)]
        while work:
            node, left = work.pop()
            if left:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                work.append((node, True))
                work += [(target, False) for target in following[node] if target not in seen]
    return order[::-1]
