"""Making a net smaller without making a sound one unsound or the other way round, as long as anything gets smaller.

A structured flow becomes a single node. The rules are those of Sadiq and Orlowska (2000) and Murata (1989), each
applied in time linear in the ways it touches.
"""

from collections import deque

from sopctl.flow.soundness.net import END, START, Kind, Net, Way

_SAME = {(Kind.EXCLUSIVE, Kind.EXCLUSIVE), (Kind.PARALLEL, Kind.PARALLEL), (Kind.PARALLEL, Kind.RACE)}
"""Kinds of two nodes between which several ways are as good as one."""


def reduce(net: Net) -> None:
    """Make `net` as small as the rules can."""
    pending, waiting = deque(net.kinds), set(net.kinds)
    reduction = _Reduction(net)
    while pending:  # first come, first served: a node of many ways is looked at again when all of them were
        node = pending.popleft()
        waiting.remove(node)
        if node in net.kinds:
            new = [other for other in dict.fromkeys(reduction.at(node)) if other not in waiting]
            pending += new
            waiting.update(new)


class _Reduction:
    """The rules at one node; each returns the nodes at which something has become possible.

    From the start every node can be reached, and from every node the end, and no rule changes that. So a node never has
    its only way in or its only way out to itself, and none is ever joined with itself.
    """

    def __init__(self, net: Net) -> None:
        self.net = net

    def at(self, node: int) -> list[int]:
        """Apply the first rule that fits."""
        return self._doubled(node) or self._turning(node) or self._passing(node) or self._joined(node)

    def _doubled(self, node: int) -> list[int]:
        """Drop all but one of the ways to one and the same node."""
        net, first = self.net, {}
        changed: list[int] = []
        for number in list(net.out[node]):
            target = net.ways[number].target
            if target not in first:
                first[target] = number
            elif (net.kinds[node], net.kinds[target]) in _SAME:
                self._drop(number)
                changed += [node, target]
        return changed

    def _turning(self, node: int) -> list[int]:
        """Drop a way from an exclusive node to itself, which changes nothing: there is always another one on."""
        net = self.net
        if net.kinds[node] is not Kind.EXCLUSIVE:
            return []
        own = [number for number in net.out[node] if net.ways[number].target == node]
        for number in own:
            self._drop(number)
        return [node] if own else []

    def _passing(self, node: int) -> list[int]:
        """Drop a node with one way in and one way out."""
        net = self.net
        if node in {START, END} or len(net.into[node]) != 1 or len(net.out[node]) != 1:
            return []
        (number,), (gone,) = net.into[node], net.out[node]
        before, after = net.ways[number], net.ways[gone]
        way = Way(before.source, after.target, after.last, after.enters, before.choices + after.choices)
        net.ways[number] = way
        del net.into[after.target][gone]
        net.into[after.target][number] = None
        del net.ways[gone], net.kinds[node], net.into[node], net.out[node]
        return [before.source, after.target]

    def _joined(self, node: int) -> list[int]:
        """Join a node with the one after it, if both are of one kind and nothing else comes between."""
        net = self.net
        for number in net.out[node]:
            target = net.ways[number].target
            if net.kinds[node] is not net.kinds[target]:
                continue
            alone = len(net.out[node]) == 1
            if target == END and (node == START or not alone):
                continue
            if alone or len(net.into[target]) == 1:
                return self._merge(node, target, number)
        return []

    def _merge(self, node: int, target: int, between: int) -> list[int]:
        net, way = self.net, self.net.ways[between]
        if len(net.into[target]) == 1:
            for number in net.out[target]:
                after = net.ways[number]
                after.choices = way.choices + after.choices
        else:
            for number in net.into[node]:
                before = net.ways[number]
                before.choices += way.choices
        self._drop(between)
        moved = [*net.out[target], *net.into[target]]
        for number in net.out[target]:
            net.ways[number].source = node
        for number in net.into[target]:
            net.ways[number].target = node
        net.out[node] |= net.out[target]
        net.into[node] |= net.into[target]
        del net.kinds[target], net.into[target], net.out[target]
        if target in {START, END}:
            self._rename(node, target)
            node = target
        return [node, *(end for number in moved for end in (net.ways[number].source, net.ways[number].target))]

    def _rename(self, node: int, name: int) -> None:
        """Give the start or the end its own number again."""
        net = self.net
        net.kinds[name], net.into[name], net.out[name] = net.kinds.pop(node), net.into.pop(node), net.out.pop(node)
        for number in net.out[name]:
            net.ways[number].source = name
        for number in net.into[name]:
            net.ways[number].target = name

    def _drop(self, number: int) -> None:
        net, way = self.net, self.net.ways.pop(number)
        del net.out[way.source][number]
        del net.into[way.target][number]
