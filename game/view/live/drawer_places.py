"""Where a drawer of the Live screen stands: over its opener, clear of the panels that show what it does."""

from pygame import Rect

from game.view.panels.layout import Layout
from game.view.widgets.drawer import Drawer


def menu_place(menu: Drawer, layout: Layout) -> Rect:
    """Of the menu, px: below its button, as long as there is room."""
    theme = layout.theme
    width = max(layout.menu.width, theme.px(330))
    top = layout.menu.bottom + theme.px(10)
    room = layout.tools.top - theme.px(14) - top if not theme.portrait else theme.height
    place = Rect(0, top, width, min(menu.height(theme, width), room))
    place.right = layout.menu.right
    return place


def drawer_place(drawer: Drawer, layout: Layout, opener: Rect, in_bath: bool) -> Rect:
    """Of any other, px: over `opener`. `in_bath`: whether it is about the bath, and not about the cell."""
    theme = layout.theme
    gap, margin = theme.px(14), theme.px(40)
    narrow = theme.portrait and not drawer.wide
    most = theme.width - 2 * margin
    width = layout.left_rail.width if narrow else most if theme.portrait else min(theme.px(640), most)
    floor = min(layout.tools.top, layout.energy.top) - gap
    height = min(drawer.height(theme, width), floor - layout.menu.bottom - theme.px(8))
    place = Rect(0, floor - height, width, height)
    if narrow:
        # Over the rail that says less about it: charge flow for the bath, concentrations for the rest.
        covered = layout.left_rail if in_bath else layout.right_rail
        place.x = covered.x
        place.union_ip(covered)
    elif theme.portrait:
        place.x = margin
    else:
        place.centerx = opener.centerx
        place.right = min(place.right, layout.tools.right)
        shown = layout.right_tab if layout.rails_collapsed else layout.right_rail
        if place.colliderect(shown):
            place.right = min(place.right, shown.left - theme.px(20))
    return place
