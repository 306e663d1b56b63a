from __future__ import annotations

from pathlib import Path

import pytest

from flows.filesystem import mount_of

MOUNTS = r"""22 1 252:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:25 / /srv rw - tmpfs tmpfs rw
31 30 0:50 / /srv/share rw,relatime shared:7 master:2 - nfs4 files:/export rw,vers=4.2
32 31 252:9 / /srv/share/local rw - xfs /dev/vdb rw
33 22 0:51 / /mnt/two\040words rw - cifs //files/office rw
34 22 0:52 / /over rw - ext4 /dev/vdc rw
35 22 0:53 / /over rw - fuse.sshfs someone@host:/ rw
"""


@pytest.mark.parametrize(
    ("path", "type_", "network"),
    [
        ("/home/office/store.sqlite3", "ext4", False),
        ("/srv/shared-by-name-alone", "tmpfs", False),
        ("/srv/share/local/store.sqlite3", "xfs", False),
        ("/srv/share", "nfs4", True),
        ("/srv/share/deep/er", "nfs4", True),
        ("/mnt/two words/x", "cifs", True),
        ("/over/x", "fuse.sshfs", True),  # the later mount hides the earlier one
    ],
)
def test_the_nearest_mount_holds_a_path(path: str, type_: str, network: bool) -> None:
    mount = mount_of(Path(path), MOUNTS)
    assert (mount.type, mount.network) == (type_, network)


def test_this_machine_has_a_mount_for_every_path(tmp_path: Path) -> None:
    assert mount_of(tmp_path / "not" / "there").type not in ("", "unknown")
