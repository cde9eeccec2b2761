"""Where the cursor of the list stands while rows arrive above it."""


class ListPosition:
    """The selected row of a list that grows at its top; pure, so that it is tested without a screen.

    Rows are counted from the newest (0) and move down as newer ones arrive; ordinals are counted from
    the oldest (0) and never change, so the selection is kept as an ordinal. While `following`, the
    newest is selected, whatever arrives.
    """

    def __init__(self) -> None:
        self.count = 0
        self.following = True
        self._ordinal = 0

    @property
    def row(self) -> int:
        """The selected row, counted from the newest; 0 in an empty list."""
        return max(0, self.count - 1 - self._ordinal)

    @property
    def ordinal(self) -> int:
        """The selected request, counted from the oldest."""
        return self._ordinal

    def ordinal_of(self, row: int) -> int:
        """Return the ordinal of a row; -1 and less lie beyond the oldest."""
        return self.count - 1 - row

    def resize(self, count: int) -> int:
        """Take over the number of rows and return by how many the others moved down."""
        grown = count - self.count
        self.count = count
        if self.following:
            self._ordinal = max(0, count - 1)
        else:
            self._ordinal = min(self._ordinal, max(0, count - 1))
        return max(0, grown)

    def select(self, row: int) -> None:
        """Select a row, within the list: the top one is followed, any other stands still."""
        row = min(max(0, row), max(0, self.count - 1))
        self._ordinal = max(0, self.count - 1 - row)
        self.following = row == 0

    def stand(self) -> None:
        """Follow no longer; the selection stays where it is."""
        self.following = False
