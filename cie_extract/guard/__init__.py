"""Reading strangers' files in workers that cannot harm the machine: limits on time and memory, no network, and of the
disk only the program itself. A worker that overruns is killed, its document gets its own error, the batch goes on."""

from cie_extract.guard.pool import ReadingPool
from cie_extract.guard.walls import Level, level

__all__ = ["Level", "ReadingPool", "level"]
