from inspector.tui.services.stage import Stage


def test_every_stage_has_a_sign_of_its_own() -> None:
    assert len({stage.sign for stage in Stage}) == len(Stage)
