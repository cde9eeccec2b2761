from inspector.model.schema_finding import SchemaFinding
from inspector.tui.services.judgement import Judgement
from inspector.tui.services.page import Page


def test_pages_turn_round_both_ways() -> None:
    assert Page.BODY.step(1) is Page.HEADERS
    assert Page.BODY.step(-1) is Page.SCHEMA
    assert Page.SCHEMA.step(1) is Page.BODY


def test_the_schema_tab_tells_its_result() -> None:
    finding = SchemaFinding("$", "a", "b")
    assert Page.SCHEMA.label(None, None) == "Schema"
    assert Page.SCHEMA.label(None, Judgement()) == "Schema"
    assert Page.SCHEMA.label(None, Judgement(findings=())) == "Schema ✓"
    assert Page.SCHEMA.label(None, Judgement(findings=(finding, finding))) == "Schema ✗2"
