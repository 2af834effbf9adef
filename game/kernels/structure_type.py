"""The compiler's type of a structure, with the place of each field, and the code that reads one.

Compiled code has the address of the structure's table, and counts no references to what is in it.
"""

from typing import Any

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

    def table(self, values: dict[str, Any]) -> np.ndarray:
        """The fields as compiled code reads them, int64[words]."""
        table = np.zeros(self.words, np.int64)
        numbers = table.view(np.float64)
        for name, value in values.items():
            place = self.places[name]
            if isinstance(value, np.ndarray):
                table[place] = value.ctypes.data
                table[place + 1 : place + 1 + value.ndim] = value.shape
            elif isinstance(value, float):
                numbers[place] = value
            else:
                table[place] = value
        return table


_known: dict[Any, StructureType] = {}


def kind_of(of: type, values: dict[str, Any]) -> StructureType | None:
    """The type of a structure of class `of` with such `values`: the same object for the same types.

    None where nothing is compiled. Raises TypeError for a value that is neither an array nor a number, and ValueError
    for an array that is not contiguous.
    """
    if _numba.config.DISABLE_JIT:
        return None
    for name, value in values.items():
        if isinstance(value, np.ndarray) and not value.flags.c_contiguous:
            raise ValueError(f"{of.__name__}.{name} is not contiguous.")
        if not isinstance(value, np.ndarray | bool | int | float):
            raise TypeError(f"{of.__name__}.{name} is a {type(value).__name__}, neither an array nor a number.")
    key = (of, *((v.dtype, v.ndim) if isinstance(v, np.ndarray) else type(v) for v in values.values()))
    if key not in _known:
        _extending.typeof_impl.register(of)(lambda structure, context: structure.kind)
        _known[key] = StructureType(of.__name__, tuple((name, _type_of(value)) for name, value in values.items()))
    return _known[key]


def _type_of(value: Any) -> types.Type:
    if isinstance(value, np.ndarray):
        return types.Array(_numba.from_dtype(value.dtype), value.ndim, "C")
    found: types.Type = _numba.typeof(value)
    return found


_extending.register_model(StructureType)(_extending.models.OpaqueModel)  # in compiled code: the table's address


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
