"""A file is written whole or not at all, its former content is kept, and every failure says what to do."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exports import formats, write
from exports.writing import write_whole
from inspection.errors import ExportError
from inspection.wording import Wording
from tests import notices

if TYPE_CHECKING:
    from collections.abc import Iterator


def left(folder: Path) -> dict[str, bytes]:
    """Return what lies in a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    place = tmp_path / "a" / "b" / "x.txt"
    write_whole(place, b"new")
    assert left(place.parent) == {"x.txt": b"new"}


def test_a_shared_folder_gets_files_that_others_may_read(tmp_path: Path) -> None:
    before = os.umask(0o002)
    try:
        write_whole(tmp_path / "x.txt", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x.txt").stat().st_mode) == 0o664


def test_the_same_content_again_changes_nothing(tmp_path: Path) -> None:
    place = tmp_path / "x.txt"
    write_whole(place, b"same")
    before = place.stat()
    write_whole(place, b"same")
    assert place.stat().st_mtime_ns == before.st_mtime_ns
    assert left(tmp_path) == {"x.txt": b"same"}


def test_former_files_are_kept_under_numbers(tmp_path: Path) -> None:
    for content in (b"first", b"edited by hand", b"third"):
        write_whole(tmp_path / "x.txt", content)
    assert left(tmp_path) == {"x.txt": b"third", "x~1.txt": b"first", "x~2.txt": b"edited by hand"}


def test_former_files_are_kept_where_links_do_not_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(_self: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    write_whole(tmp_path / "x.txt", b"first")
    write_whole(tmp_path / "x.txt", b"second")
    assert left(tmp_path) == {"x.txt": b"second", "x~1.txt": b"first"}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "export.full"),
        (errno.EDQUOT, "export.full"),
        (errno.EROFS, "export.closed"),
        (errno.EIO, "export.failed"),
    ],
)
def test_a_failing_disk_leaves_the_former_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    place = tmp_path / "x.txt"
    write_whole(place, b"former")

    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportError) as caught:
        write_whole(place, b"new")
    assert caught.value.code == code
    assert caught.value.facts["file"] == place
    assert left(tmp_path) == {"x.txt": b"former"}


def test_a_real_limit_of_size_leaves_the_former_file(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits are set by POSIX systems only")
    place = tmp_path / "x.txt"
    write_whole(place, b"former")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        with pytest.raises(ExportError) as caught:
            write_whole(place, b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert caught.value.code == "export.full"
    assert left(tmp_path) == {"x.txt": b"former"}


def test_a_failing_replace_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: Path, _target: Path) -> None:
        raise OSError(errno.EBUSY, "busy")

    write_whole(tmp_path / "x.txt", b"former")
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ExportError, match=r"export\.failed"):
        write_whole(tmp_path / "x.txt", b"new")
    assert left(tmp_path) == {"x.txt": b"former"}


def test_what_does_not_read_back_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _self: b"something else")
    with pytest.raises(ExportError, match=r"export\.differs"):
        write_whole(tmp_path / "x.txt", b"new")


@pytest.fixture
def closed_folder() -> Iterator[Path]:
    """Return a folder that this process may not write, also where tests run as root."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:  # tmp_path's parents are closed to others
        folder = Path(name)
        (folder / "x.txt").write_bytes(b"former")
        folder.chmod(0o555)
        was_root = os.geteuid() == 0
        if was_root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if was_root:
                os.seteuid(0)
            folder.chmod(0o755)


def test_a_read_only_folder_is_told(closed_folder: Path) -> None:
    with pytest.raises(ExportError) as caught:
        write_whole(closed_folder / "x.txt", b"new")
    assert caught.value.code == "export.closed"
    assert left(closed_folder) == {"x.txt": b"former"}


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").write_bytes(b"")
    with pytest.raises(ExportError) as caught:
        write(notices.bundle(), ["text"], tmp_path / "folder")
    assert caught.value.code == "export.failed"
    assert str(tmp_path / "folder") in Wording("vi")(f"error.{caught.value.code}", **caught.value.facts)


def test_all_formats_are_made_before_the_first_is_written(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        write(notices.bundle(), ["text", "papyrus"], tmp_path)
    assert caught.value.code == "export.format"
    assert "toml" in str(caught.value.facts["known"])
    assert left(tmp_path) == {}


def test_no_two_formats_write_the_same_file(tmp_path: Path) -> None:
    places = write(notices.bundle(), formats(), tmp_path)
    assert len(set(places)) == len(places) == len(left(tmp_path))


def test_write_returns_the_places_in_order(tmp_path: Path) -> None:
    places = write(notices.bundle(), ["csv", "toml"], tmp_path)
    assert [place.name for place in places] == [
        "ket-luan_phuong_hoa-mai_2025-10-22_ton-tai.csv",
        "ket-luan_phuong_hoa-mai_2025-10-22_ket-qua.csv",
        "ket-luan_phuong_hoa-mai_2025-10-22_so-lieu.csv",
        "ket-luan_phuong_hoa-mai_2025-10-22_chi-tieu.csv",
        "ket-luan_phuong_hoa-mai_2025-10-22_dinh-chinh.csv",
        "ket-luan_phuong_hoa-mai_2025-10-22_khac-phuc.csv",
        "ket-luan_phuong_hoa-mai_2025-10-22_chu-ky.csv",
        "ket-luan_phuong_hoa-mai_2025-10-22.toml",
    ]
    assert all(place.stat().st_size > 100 for place in places)
