"""What kernels are given as one pointer: a dataclass of arrays and numbers, laid out as a table in memory.

A tuple of a hundred arrays costs the compiler a second in every kernel that takes it, as each array becomes seven
arguments, and each call from Python 26 us. Here a kernel takes the address of a table of 64-bit words: an array is its
address and its shape, a number is itself. What a kernel does not use costs it nothing.

The table is written once, when the dataclass is made, and never changed: compiled code may keep what it has read from
it for as long as it runs. To change a number, make another (`dataclasses.replace`). The arrays belong to the dataclass,
which the caller holds for as long as the call lasts.
"""

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

if TYPE_CHECKING:
    import numpy as np

    from .structure_type import StructureType


@dataclass_transform(frozen_default=True, eq_default=False)
class Structure:
    """Base of the structures: a subclass becomes a frozen dataclass of contiguous arrays and numbers.

    Where kernels are compiled, making one raises TypeError for a field of another kind and ValueError for an array
    that is not contiguous.
    """

    # An instance's own; class variables only for the dataclass, to which they are no fields.
    _table: ClassVar["np.ndarray"]
    address: ClassVar[int]
    """Where the table is."""
    kind: ClassVar["StructureType"]

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True, eq=False)(cls)

    def __post_init__(self) -> None:
        from .structure_type import kind_of  # brings numba, which takes a second

        values = self.as_dict()
        if (kind := kind_of(type(self), values)) is not None:
            table = kind.table(values)
            for name, value in (("_table", table), ("address", table.ctypes.data), ("kind", kind)):
                object.__setattr__(self, name, value)

    def as_dict(self) -> dict[str, Any]:
        """Name -> value of every field; arrays are not copied."""
        return {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]

    def __reduce__(self) -> Any:
        return _made, (type(self), self.as_dict())  # a copy has arrays of its own, and so a table of its own


def _made(kind: type[Structure], values: dict[str, Any]) -> Structure:
    return kind(**values)
