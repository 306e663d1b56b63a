"""What kind of file system a path lies on. Linux says so in /proc/self/mountinfo."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")

#: Where locks and file events of other machines cannot be trusted. SQLite and Prefect's store must not lie there.
NETWORK = frozenset(
    """
    9p acfs afs beegfs ceph cifs coda davfs fuse.cephfs fuse.davfs2 fuse.gcsfuse fuse.glusterfs fuse.rclone fuse.s3fs
    fuse.smbnetfs fuse.sshfs fuse.vmhgfs-fuse glusterfs gpfs lustre ncpfs nfs nfs4 ocfs2 orangefs prl_fs pvfs2 smb
    smb2 smb3 smbfs vboxsf vmhgfs
    """.split()  # noqa: SIM905 - a list of words reads better than sixty quotes
)


@dataclass(frozen=True, slots=True)
class Mount:
    """A mounted file system: its folder and its type ("ext4", "nfs4")."""

    folder: Path
    type: str

    @property
    def network(self) -> bool:
        return self.type in NETWORK


def mount_of(path: Path, mounts: str | None = None) -> Mount:
    """The mount that holds `path`, which need not exist yet. `mounts` is the text of /proc/self/mountinfo."""
    listed = _parse(MOUNTS.read_text(errors="surrogateescape") if mounts is None else mounts)
    real = Path(os.path.realpath(path))
    holding = [mount for mount in listed if real.is_relative_to(mount.folder)]
    # The last mount of a folder hides the ones before it; the longest folder is the nearest.
    return max(reversed(holding), key=lambda mount: len(mount.folder.parts), default=_UNKNOWN)


_UNKNOWN = Mount(Path("/"), "unknown")


def _parse(mounts: str) -> list[Mount]:
    """`36 35 98:0 /root /folder rw shared:1 - ext4 /dev/sda1 rw`: the fifth field, and the first after " - "."""
    found = []
    for line in mounts.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split()
        if dash and len(fields) >= 5 and after:
            found.append(Mount(Path(_unescape(fields[4])), after.split()[0]))
    return found


def _unescape(field: str) -> str:
    r"""Blanks and backslashes are written as octal: `\040`."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), field)
