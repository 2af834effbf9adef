"""Names for the array types that signatures use."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.float64]
IntArray: TypeAlias = NDArray[np.int64]
Int32Array: TypeAlias = NDArray[np.int32]
PhaseArray: TypeAlias = NDArray[np.uint32]
VelocityArray: TypeAlias = NDArray[np.int16]
ByteArray: TypeAlias = NDArray[np.uint8]
RecordArray: TypeAlias = NDArray[Any]
