from inspector.tui.action import Action


def test_id_tells_scope_and_method() -> None:
    action = Action("endpoint.copy-curl", "y", "copy curl", "Copy a signed curl line", "ACT")
    assert action.scope == "endpoint"
    assert action.method == "copy_curl"


def test_keys_are_shown_as_a_person_reads_them() -> None:
    action = Action("list.up", "up,k,ctrl+p,f9,question_mark,escape", "up", "Up", "MOVE")
    assert action.keys == ("up", "k", "ctrl+p", "f9", "question_mark", "escape")
    assert action.key_signs == "↑ k ^p F9 ? esc"
    assert action.first_sign == "↑"
