"""Frames into a film on disk, .mp4 or .gif. Needs the extra `film`."""

from collections.abc import Sequence
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import numpy as np
import pygame

from game.words import _

from .command_error import CommandError
from .output_file import system_errors

SUFFIXES = (".mp4", ".gif")
_QUALITY = {"crf": "18", "preset": "medium"}  # small moving ions leave no blocks at 18
_COLOURS = 256


def needs_av() -> Any:
    """The library that makes films. Raises CommandError where it is not installed."""
    try:
        import av
        import av.filter
    except ImportError:
        raise CommandError(_("Films need av: install minus70[film].")) from None
    return av


class Film:
    """Takes frames of `size` px, `fps` a second, and writes them to a file that is a film once this is closed.

    A .gif has 256 colours for all frames: `samples` are pictures that they are chosen from.
    """

    def __init__(
        self, path: Path, file: BinaryIO, size: tuple[int, int], fps: int, samples: Sequence[pygame.Surface] = ()
    ) -> None:
        """`file` becomes `path`. Raises CommandError where it cannot be written."""
        self._av = needs_av()
        self.path = path
        self._name = file.name  # the file itself will not do: an .mp4 is read again while it is finished
        self._gif = path.suffix.lower() == ".gif"
        self._size, self._fps = size, fps
        self._count = 0
        with system_errors(path):
            self._open()
        self._graph: Any = None
        if self._gif:
            self._start_graph(self._chosen(samples))

    def _open(self) -> None:
        options = {} if self._gif else {"movflags": "+faststart"}
        self._file: Any = self._av.open(self._name, "w", format="gif" if self._gif else "mp4", options=options)
        if self._gif:
            self._stream: Any = self._file.add_stream("gif", rate=self._fps)
            self._stream.pix_fmt = "pal8"
        else:
            best = "libx264" in self._av.codecs_available
            self._stream = self._file.add_stream(
                "libx264" if best else "mpeg4", rate=self._fps, options=_QUALITY if best else {"qscale": "3"}
            )
            self._stream.pix_fmt = "yuv420p"
        self._stream.width, self._stream.height = self._size

    def _frame(self, surface: pygame.Surface, pixels: str = "rgb24") -> Any:
        width, height = surface.get_size()
        rows = np.frombuffer(pygame.image.tobytes(surface, "RGB"), np.uint8).reshape(height, width, 3)
        frame = self._av.VideoFrame.from_ndarray(rows, format="rgb24")
        return frame if pixels == "rgb24" else frame.reformat(format=pixels)

    def _chosen(self, samples: Sequence[pygame.Surface]) -> Any:
        """The colours that suit `samples` best, as a frame of 16x16."""
        graph = self._av.filter.Graph()
        source = graph.add_buffer(width=self._size[0], height=self._size[1], format="rgb32", time_base=Fraction(1, 10))
        sort = graph.add("palettegen", f"max_colors={_COLOURS}:reserve_transparent=0")
        sink = graph.add("buffersink")
        source.link_to(sort)
        sort.link_to(sink)
        graph.configure()
        for place, sample in enumerate(samples):
            frame = self._frame(sample, "rgb32")
            frame.pts, frame.time_base = place, Fraction(1, 10)
            source.push(frame)
        source.push(None)
        return sink.pull()

    def _start_graph(self, palette: Any) -> None:
        """Set up what draws frames in the colours of `palette`."""
        self._graph = graph = self._av.filter.Graph()
        base = Fraction(1, self._fps)
        self._source = graph.add_buffer(width=self._size[0], height=self._size[1], format="rgb32", time_base=base)
        colours = graph.add_buffer(
            width=palette.width, height=palette.height, format=palette.format.name, time_base=base
        )
        use = graph.add("paletteuse", "dither=bayer:bayer_scale=4:diff_mode=rectangle")
        self._sink = graph.add("buffersink")
        self._source.link_to(use, 0, 0)
        colours.link_to(use, 0, 1)
        use.link_to(self._sink)
        graph.configure()
        palette.pts, palette.time_base = 0, base
        colours.push(palette)
        colours.push(None)

    def add(self, surface: pygame.Surface) -> None:
        """Add one frame. Raises CommandError where the disk is full."""
        frame = self._frame(surface, "rgb32" if self._gif else "rgb24")
        frame.pts, frame.time_base = self._count, Fraction(1, self._fps)
        self._count += 1
        with system_errors(self.path):
            if self._graph is not None:
                self._source.push(frame)
                self._drain()
            else:
                self._file.mux(self._stream.encode(frame))

    def _drain(self) -> None:
        while True:
            try:
                frame = self._sink.pull()
            except (self._av.BlockingIOError, self._av.EOFError):
                return
            self._file.mux(self._stream.encode(frame))

    def _finish(self) -> None:
        if self._graph is not None:
            self._source.push(None)
            self._drain()
        self._file.mux(self._stream.encode(None))
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, where: TracebackType | None
    ) -> None:
        if kind is None:
            with system_errors(self.path):
                self._finish()
        else:
            with suppress(OSError):
                self._file.close()
