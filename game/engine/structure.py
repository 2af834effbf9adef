"""What kernels are given as one pointer: a dataclass of arrays and numbers, laid out as a table in memory.

A tuple of a hundred arrays costs the compiler a second in every kernel that takes it, as each array becomes seven
arguments, and each call from Python 26 us. Here a kernel takes the address of a table of 64-bit words: an array is its
address and its shape, a number is itself. What a kernel does not use costs it nothing.

The table is written once, when the dataclass is made, and never changed: compiled code may keep what it has read from
it for as long as it runs. To change a number, make another (`dataclasses.replace`). The arrays belong to the dataclass,
which the caller holds for as long as the call lasts; compiled code counts no references.
"""

from dataclasses import dataclass, fields
from typing import Any, ClassVar, dataclass_transform

import numba
import numpy as np
from llvmlite import ir
from numba import extending
from numba.core import types
from numba.core.typing.templates import AttributeTemplate
from numba.np import arrayobj

_numba: Any = numba
_extending: Any = extending
_populate_array: Any = arrayobj.populate_array
_WORD = ir.IntType(64)


class StructureType(types.Type):
    """The compiler's type of one kind of structure: the name and type of each field, and its place in the table."""

    def __init__(self, name: str, members: tuple[tuple[str, types.Type], ...]) -> None:
        self.members = dict(members)
        self.places: dict[str, int] = {}
        self.words = 0
        for field, kind in members:
            self.places[field] = self.words
            self.words += 1 + (kind.ndim if isinstance(kind, types.Array) else 0)
        described = ", ".join(f"{field}: {kind}" for field, kind in members)
        super().__init__(f"{name}({described})")


@dataclass_transform(frozen_default=True, eq_default=False)
class Structure:
    """Base of the structures: a subclass becomes a frozen dataclass of contiguous arrays and numbers.

    Where kernels are compiled, making one raises TypeError for a field of another kind and ValueError for an array
    that is not contiguous.
    """

    _kinds: ClassVar[dict[Any, StructureType]] = {}
    _table: ClassVar[np.ndarray]
    address: ClassVar[int]
    """Where the table is. Like `kind` and the table, an instance's own: class variables only for the dataclass."""
    kind: ClassVar[StructureType]

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True, eq=False)(cls)

    def __post_init__(self) -> None:
        if _numba.config.DISABLE_JIT:
            return
        values = self.as_dict()
        kind = self._kind_of(values)
        table = np.zeros(kind.words, np.int64)
        numbers = table.view(np.float64)
        for name, value in values.items():
            place = kind.places[name]
            if isinstance(value, np.ndarray):
                if not value.flags.c_contiguous:
                    raise ValueError(f"{type(self).__name__}.{name} is not contiguous.")
                table[place] = value.ctypes.data
                table[place + 1 : place + 1 + value.ndim] = value.shape
            elif isinstance(value, float):
                numbers[place] = value
            else:
                table[place] = value
        for name, value in (("_table", table), ("address", table.ctypes.data), ("kind", kind)):
            object.__setattr__(self, name, value)

    @classmethod
    def _kind_of(cls, values: dict[str, Any]) -> StructureType:
        """The type that describes `values`; always the same object for the same types."""
        key = (cls, *((v.dtype, v.ndim) if isinstance(v, np.ndarray) else type(v) for v in values.values()))
        if key not in cls._kinds:
            members = tuple((name, cls._member(name, value)) for name, value in values.items())
            cls._kinds[key] = StructureType(cls.__name__, members)
        return cls._kinds[key]

    @classmethod
    def _member(cls, name: str, value: Any) -> types.Type:
        if isinstance(value, np.ndarray):
            return types.Array(_numba.from_dtype(value.dtype), value.ndim, "C")
        if not isinstance(value, bool | int | float):
            raise TypeError(f"{cls.__name__}.{name} is a {type(value).__name__}, neither an array nor a number.")
        found: types.Type = _numba.typeof(value)
        return found

    def as_dict(self) -> dict[str, Any]:
        """Name -> value of every field; arrays are not copied."""
        return {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]

    def __reduce__(self) -> Any:
        return _made, (type(self), self.as_dict())  # a copy has arrays of its own, and so a table of its own


def _made(kind: type[Structure], values: dict[str, Any]) -> Structure:
    return kind(**values)


_extending.register_model(StructureType)(_extending.models.OpaqueModel)  # in compiled code: the table's address
_extending.typeof_impl.register(Structure)(lambda structure, context: structure.kind)


@_extending.infer_getattr
class _Fields(AttributeTemplate):
    key = StructureType

    def generic_resolve(self, kind: StructureType, name: str) -> types.Type | None:  # type: ignore[override]
        return kind.members.get(name)


@_extending.unbox(StructureType)  # type: ignore[untyped-decorator]
def _unbox(kind: StructureType, structure: Any, compiler: Any) -> Any:
    number = compiler.pyapi.object_getattr_string(structure, "address")
    pointer = compiler.pyapi.long_as_voidptr(number)
    compiler.pyapi.decref(number)
    return _extending.NativeValue(pointer, is_error=compiler.pyapi.c_api_error())


@_extending.lower_getattr_generic(StructureType)  # type: ignore[untyped-decorator]
def _read(context: Any, builder: Any, kind: StructureType, structure: Any, name: str) -> Any:
    """Compiled code that reads a field, as something that does not change while it runs."""
    table = builder.bitcast(structure, _WORD.as_pointer())
    never_changes = builder.module.add_metadata([])

    def word(place: int, shape: Any = _WORD) -> Any:
        at = builder.gep(table, [_WORD(place)], inbounds=True)
        found = builder.load(builder.bitcast(at, shape.as_pointer()))
        found.set_metadata("invariant.load", never_changes)
        return found

    field, place = kind.members[name], kind.places[name]
    if isinstance(field, types.Boolean):
        return builder.icmp_unsigned("!=", word(place), _WORD(0))
    if not isinstance(field, types.Array):
        return word(place, context.get_value_type(field))
    array = context.make_array(field)(context, builder)
    itemsize = context.get_constant(types.intp, context.get_abi_sizeof(context.get_data_type(field.dtype)))
    shape = [word(place + 1 + axis) for axis in range(field.ndim)]
    strides = [itemsize]
    for extent in reversed(shape[1:]):
        strides.insert(0, builder.mul(strides[0], extent))
    data = word(place, array.data.type)
    _populate_array(array, data=data, shape=shape, strides=strides, itemsize=itemsize, meminfo=None)
    return array._getvalue()
