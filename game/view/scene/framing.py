"""Which stretch of the membrane the Live screen opens on."""

import numpy as np

from game.engine.arrays import FloatArray
from game.engine.spec import STANDARD_WIDTH_NM
from game.view.panels.layout import Layout


def first_centre_nm(layout: Layout, width_nm: float, pumps_nm: FloatArray) -> float:
    """X of the middle of the picture, in a patch that is `width_nm` wide and has its pumps at `pumps_nm`.

    That is the middle of the middle stretch; where the picture is narrow, a place near it that cuts no pump in two.
    """
    stretch = width_nm // STANDARD_WIDTH_NM // 2
    middle = (stretch + 0.5) * STANDARD_WIDTH_NM if width_nm > STANDARD_WIDTH_NM else width_nm / 2
    seen = layout.theme.width / layout.ppn
    if seen > 0.8 * STANDARD_WIDTH_NM:
        return middle

    def cut(centre: float) -> float:
        off = np.abs(pumps_nm - centre)
        whole = np.sum(off < seen / 2 - 5.0)
        return float(np.sum(np.abs(off - seen / 2) < 5.0) - 0.5 * whole + 0.001 * abs(centre - middle))

    return float(min(np.arange(middle - 20.0, middle + 20.0, 0.5), key=cut))
