"""What the keys do to the request that is shown."""

from inspector.tui.screens.inspector_screen import InspectorScreen
from inspector.tui.widgets.detail_pane import DetailPane


class RequestActions(InspectorScreen):
    """A screen with a detail pane: its tabs, its views of the body."""

    def action_next_tab(self) -> None:
        """Show the next tab."""
        pane = self.query_one(DetailPane)
        pane.turn(pane.page.step(1))

    def action_previous_tab(self) -> None:
        """Show the tab before."""
        pane = self.query_one(DetailPane)
        pane.turn(pane.page.step(-1))

    def action_view(self) -> None:
        """Show the body in its next view."""
        pane = self.query_one(DetailPane)
        pane.next_view()
        self.say(f"body: {pane.view}", "note", seconds=3)

    def action_wrap(self) -> None:
        """Wrap long lines, or not."""
        wrapped = self.query_one(DetailPane).toggle_wrap()
        self.say("long lines are wrapped" if wrapped else "long lines run off", "note", seconds=3)

    def action_copy_text(self) -> None:
        """Copy the text of the tab."""
        pane = self.query_one(DetailPane)
        self.copy(pane.text, f"the {pane.page} of the request")
