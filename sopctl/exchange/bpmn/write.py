"""A process as BPMN 2.0 XML: pool, lanes, flow nodes and sequence flows, then the diagram with all bounds."""

import xml.etree.ElementTree as ET

from sopctl.exchange import names
from sopctl.exchange.bpmn.place import Places, place
from sopctl.exchange.bpmn.process import Element, Process
from sopctl.exchange.chart import Chart, one_line
from sopctl.exchange.xml import add, document
from sopctl.layout.drawing import Box

_SPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}
_PREFIXES = {
    "start": "StartEvent",
    "merge": "Merge",
    "join": "Join",
    "step": "Activity",
    "fork": "Fork",
    "ask": "Gateway",
    "end": "EndEvent",
}


def write(chart: Chart) -> bytes:
    """Return the process with its diagram as XML. It is a description and not to be executed."""
    return _Writer(chart).document()


class _Writer:
    """One file on its way."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.process = Process.of(chart)
        self.places: Places = place(self.process, chart)
        sop = chart.flow.sop
        (self.own,) = names.plain([sop.id or "sop"])
        steps = names.plain(step.id for step in chart.flow.steps)
        self.ids = [f"{_PREFIXES[element.role]}_{steps[element.step]}" for element in self.process.elements]
        flows = (f"{self.ids[flow.source]}-{self.ids[flow.target]}" for flow in self.process.flows)
        self.flows = [f"Flow_{name}" for name in names.plain(flows)]
        self.lanes = [f"Lane_{name}" for name in names.plain(chart.actors)]
        self.title = one_line(sop.title) or sop.id or "SOP"

    def document(self) -> bytes:
        root = ET.Element("bpmn:definitions", {f"xmlns:{prefix}": space for prefix, space in _SPACES.items()})
        root.attrib |= {"id": f"Definitions_{self.own}", "targetNamespace": f"urn:sop:{self.own}", "exporter": "sopctl"}
        collaboration = add(root, "bpmn:collaboration", id=f"Collaboration_{self.own}")
        add(
            collaboration,
            "bpmn:participant",
            id=f"Participant_{self.own}",
            name=self.title,
            processRef=f"Process_{self.own}",
        )
        self._process(add(root, "bpmn:process", id=f"Process_{self.own}", isExecutable="false"))
        self._diagram(add(root, "bpmndi:BPMNDiagram", id=f"Diagram_{self.own}"))
        return document(root)

    def _process(self, process: ET.Element) -> None:
        lanes = add(process, "bpmn:laneSet", id=f"LaneSet_{self.own}")
        for number, (id_, name) in enumerate(zip(self.lanes, self.chart.lanes, strict=True)):
            lane = add(lanes, "bpmn:lane", id=id_, name=name)
            for element, own in zip(self.process.elements, self.ids, strict=True):
                if self.chart.lanes_of(element.step)[0] == number:
                    add(lane, "bpmn:flowNodeRef").text = own
        for number, element in enumerate(self.process.elements):
            self._element(process, number, element)
        for flow, id_ in zip(self.process.flows, self.flows, strict=True):
            named = {"name": flow.name} if flow.name else {}
            ends = {"sourceRef": self.ids[flow.source], "targetRef": self.ids[flow.target]}
            add(process, "bpmn:sequenceFlow", id=id_, **named, **ends)

    def _element(self, process: ET.Element, number: int, element: Element) -> None:
        named = {"name": element.name} if element.name else {}
        node = add(process, f"bpmn:{element.kind}", id=self.ids[number], **named)
        if element.role == "step" and (text := self.chart.documentation(element.step)):
            add(node, "bpmn:documentation").text = text
        for flow, id_ in zip(self.process.flows, self.flows, strict=True):
            if flow.target == number:
                add(node, "bpmn:incoming").text = id_
        for flow, id_ in zip(self.process.flows, self.flows, strict=True):
            if flow.source == number:
                add(node, "bpmn:outgoing").text = id_
        if element.message:
            add(node, "bpmn:messageEventDefinition", id=f"{self.ids[number]}.message")

    def _diagram(self, diagram: ET.Element) -> None:
        places = self.places
        plane = add(diagram, "bpmndi:BPMNPlane", id=f"Plane_{self.own}", bpmnElement=f"Collaboration_{self.own}")
        self._shape(plane, f"Participant_{self.own}", places.pool, isHorizontal="true")
        for id_, box in zip(self.lanes, places.lanes, strict=True):
            self._shape(plane, id_, box, isHorizontal="true")
        for number, (id_, element) in enumerate(zip(self.ids, self.process.elements, strict=True)):
            marked = {"isMarkerVisible": "true"} if element.kind == "exclusiveGateway" else {}
            shape = self._shape(plane, id_, places.element(number), **marked)
            _label(shape, places.element_label(number))
        for number, id_ in enumerate(self.flows):
            edge = add(plane, "bpmndi:BPMNEdge", id=f"{id_}.di", bpmnElement=id_)
            for x, y in places.way(number):
                add(edge, "di:waypoint", x=str(x), y=str(y))
            _label(edge, places.flow_label(number))

    def _shape(self, plane: ET.Element, id_: str, box: Box, **attributes: str) -> ET.Element:
        shape = add(plane, "bpmndi:BPMNShape", id=f"{id_}.di", bpmnElement=id_, **attributes)
        _bounds(shape, box)
        return shape


def _label(parent: ET.Element, box: Box | None) -> None:
    if box:
        _bounds(add(parent, "bpmndi:BPMNLabel"), box)


def _bounds(parent: ET.Element, box: Box) -> None:
    add(parent, "dc:Bounds", x=str(box.x), y=str(box.y), width=str(box.width), height=str(box.height))
