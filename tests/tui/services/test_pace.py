from textual.app import App

from inspector.tui.services.pace import Pace


async def test_the_first_is_done_at_once_the_rest_together_later() -> None:
    done: list[int] = []
    app: App[None] = App()
    async with app.run_test() as pilot:
        pace = Pace(app, 0.05, lambda: done.append(1))
        pace.ask()
        assert len(done) == 1
        pace.ask()
        pace.ask()
        assert len(done) == 1
        for _ in range(100):
            if len(done) == 2:
                break
            await pilot.pause(0.01)
        assert len(done) == 2
        pace.now()
        assert len(done) == 3


async def test_nothing_is_done_that_was_not_asked_for() -> None:
    done: list[int] = []
    app: App[None] = App()
    async with app.run_test() as pilot:
        Pace(app, 0.01, lambda: done.append(1)).now()
        await pilot.pause(0.05)
        assert done == [1]
