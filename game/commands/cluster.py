"""A Dask cluster to run a sweep on: other machines, the same numbers."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from game.kernels.source_stamp import source_stamp
from game.words import _

from .command_error import CommandError

_PATIENCE_S = 10


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """A context that yields an executor on the workers of the scheduler at `address`, such as tcp://10.0.0.5:8786.

    Raises CommandError where there is none, where it has no workers, or where they do not run this very model.
    """
    try:
        import distributed
    except ImportError:
        raise CommandError(_('--cluster needs Dask: pip install "minus70[cluster]".')) from None
    try:
        connect: Any = distributed.Client
        client = connect(address, timeout=_PATIENCE_S, set_as_default=False)
    except (OSError, ValueError, TypeError, ImportError) as error:
        reason = str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__
        raise CommandError(
            _("There is no Dask scheduler at {address}: {reason}.").format(address=address, reason=reason)
        ) from None
    with client:
        _check(client, address)
        yield client.get_executor(pure=False)


def _check(client: Any, address: str) -> None:
    if not client.scheduler_info(n_workers=-1)["workers"]:
        raise CommandError(
            _("The cluster at {address} has no workers; start one with: dask worker {address}.").format(address=address)
        )
    try:
        stamps = client.run(source_stamp)
    except Exception as error:  # any reason for which a worker cannot import it
        sentence = _("The workers at {address} cannot run minus70 ({error}); install it on each of them.")
        raise CommandError(sentence.format(address=address, error=f"{type(error).__name__}: {error}")) from None
    for worker, stamp in stamps.items():
        if stamp != source_stamp():
            sentence = _("The worker {worker} runs another version of minus70; install the same one on each.")
            raise CommandError(sentence.format(worker=worker))
