from inspector.tui.services.highlight import cut_spans, spans


def parts(line: str, language: str | None) -> list[tuple[str, str]]:
    return [(line[start:end], part) for start, end, part in spans(line, language)]


def test_json_has_keys_strings_numbers_and_words() -> None:
    assert parts('  "a\\"b": "c", "d": -1.5e3, "e": [true, null]', "json") == [
        ('"a\\"b"', "key"),
        ('"c"', "string"),
        ('"d"', "key"),
        ("-1.5e3", "number"),
        ('"e"', "key"),
        ("true", "word"),
        ("null", "word"),
    ]


def test_a_string_that_never_ends_is_still_one() -> None:
    assert parts('"abc', "json") == [('"abc', "string")]


def test_a_field_stands_out_by_its_name() -> None:
    assert parts("Content-Type: a: b", "fields") == [("Content-Type:", "key")]
    assert parts("no field", "fields") == []


def test_hex_begins_with_its_offset() -> None:
    assert parts("0000001f  61 62  ab", "hex") == [("0000001f", "muted")]


def test_plain_text_has_nothing() -> None:
    assert spans('"a": 1', None) == ()


def test_spans_are_cut_at_a_window() -> None:
    assert cut_spans(((0, 4, "key"), (6, 9, "string")), 2, 7) == ((0, 2, "key"), (4, 5, "string"))
    assert cut_spans(((0, 2, "key"),), 2, 7) == ()
