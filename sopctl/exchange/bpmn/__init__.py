"""The flow as a BPMN 2.0 process (ISO/IEC 19510), for modellers and for everything that reads their files."""

from sopctl.exchange.bpmn.write import write

__all__ = ["write"]
