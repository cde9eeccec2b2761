import json

from inspector.model.schema_finding import SchemaFinding
from inspector.providers.event_schema import EventSchema

COMMON = {
    "$defs": {
        "id": {"description": "an id", "type": "string"},
        "who": {
            "description": "somebody",
            "type": "object",
            "required": ["id"],
            "properties": {"id": {"$ref": "#/$defs/id"}},
        },
    }
}
SCHEMA = {
    "type": "object",
    "required": ["who", "since", "untold"],
    "properties": {"who": {"$ref": "common.json#/$defs/who"}, "since": {"type": "number"}},
}


def differences(payload: dict[str, object]) -> list[SchemaFinding]:
    schema = EventSchema(json.dumps(SCHEMA), "common.json", json.dumps(COMMON))
    return list(dict.fromkeys(schema.differences(payload)))


def test_each_missing_member_is_named_with_what_it_should_be() -> None:
    assert differences({}) == [
        SchemaFinding("$.who", "somebody", "nothing"),
        SchemaFinding("$.since", "a number", "nothing"),
        SchemaFinding("$.untold", "a member", "nothing"),
    ]


def test_references_are_followed_within_the_common_schema_too() -> None:
    payload: dict[str, object] = {"who": {}, "since": 1.0, "untold": None}
    assert differences(payload) == [SchemaFinding("$.who.id", "an id", "nothing")]
    payload["who"] = {"id": 2.0}
    assert differences(payload) == [SchemaFinding("$.who.id", "an id", "the number 2")]
