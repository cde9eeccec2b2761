from inspector.signatures.diagnosis.families.layout import layout_of


def test_a_template_is_taken_apart_and_put_together() -> None:
    for source in (
        "{body}",
        "v0:{timestamp}:{body}",
        "{method}{url|with-port}{body}",
        "{timestamp}.{body}",
        "",
    ):
        assert layout_of(source).source == source


def test_parts_are_separated_ordered_and_left_out() -> None:
    layout = layout_of("v0:{timestamp}:{body}")
    assert layout.separated(".").source == "v0.{timestamp}.{body}"
    assert layout.ordered(("body", "timestamp")).source == "v0:{body}:{timestamp}"
    assert layout.without(0).source == "v0:{body}"
    assert layout.without(1).source == "v0:{timestamp}"
