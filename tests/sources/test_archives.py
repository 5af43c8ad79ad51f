"""ZIP and tar: which members are read, what they are called, and what is refused of them."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.reader import MAX_BYTES
from checker.sources import Document, Sources, texts, unpack
from checker.sources import members as names
from tests.sources.packing import (
    Members,
    code,
    entry,
    lines,
    listed,
    members,
    named,
    one,
    record,
    said,
    tar_of,
    tarred,
    zipped,
)

A, B, C = record(1), record(2), record(3)
KINDS: dict[str, Callable[[Members], bytes]] = {"zip": zipped, "tar": tarred}


def shown(items: list[Any]) -> list[tuple[str | None, str]]:
    return [(member, told) for member, _, told in members(items)]


def whole(items: list[Any]) -> list[bytes]:
    return [item.data for item in items if isinstance(item, Document)]


# -- which members -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_members_are_read_like_files_of_a_folder(kind: str, tmp_path: Path) -> None:
    data = KINDS[kind](
        [
            ("b/2.json", B),
            ("a.jsonl", lines([A, B])),
            ("list.json", listed([A, B])),
            ("packed.json.gz", gzip.compress(C)),
            ("note.txt", b"x"),
            (".hidden.json", A),
            ("__MACOSX/._a.json", A),
            ("b/.git/x.json", A),
            ("./c//3.json", C),
            ("UPPER.JSON", A),
        ]
    )
    path = tmp_path / f"x.{kind}"
    path.write_bytes(data)
    sources = Sources.of([str(path)])
    found = list(sources)
    expected = [
        ("b/2.json", None, ""),
        ("a.jsonl", 1, ""),
        ("a.jsonl", 2, ""),
        ("list.json/#1", 1, ""),
        ("list.json/#2", 2, ""),
        ("packed.json.gz", None, ""),
        ("c/3.json", None, ""),
        ("UPPER.JSON", None, ""),
    ]
    # A tar keeps its order, as it can be read only once; a ZIP file is sorted.
    assert members(found) == (expected if kind == "tar" else sorted(expected, key=str))
    assert sources.passed_over == 4
    assert sources.total == len(data)
    assert found[-1].consumed <= len(data)


@pytest.mark.parametrize("kind", KINDS)
def test_members_of_one_name_are_kept_apart(
    kind: str, tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    data = KINDS[kind]([("a.json", A), ("a.json", B), ("a.json", C), ("b.json", A)])
    found = one(data, f"x.{kind}", tmp_path)
    assert shown(found) == [
        ("a.json", ""),
        ("a.json#2", ""),
        ("a.json#3", ""),
        ("b.json", ""),
    ]
    assert whole(found) == [A, B, C, A]


def test_a_free_name_is_found_for_a_second_member() -> None:
    given = names.Names()
    assert [given.free(name) for name in ("a", "a#2", "a", "a", "a#2")] == [
        "a",
        "a#2",
        "a#3",
        "a#4",
        "a#2#2",
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name", ["../a.json", "a/../../b.json", "/etc/a.json", "C:\\a.json", "..\\a.json", "\\a.json"]
)
def test_a_name_that_leads_out_of_the_archive_is_refused(
    kind: str, name: str, tmp_path: Path
) -> None:
    found = one(KINDS[kind]([("0.json", A), (name, B)]), f"x.{kind}", tmp_path)
    assert sorted(shown(found), key=lambda item: item[1]) == [
        ("0.json", ""),
        (name, "archive_unsafe"),
    ]
    (told,) = (item for item in found if code(item))
    assert "leads out of the archive" in said(told)


def test_a_zero_in_a_name_is_refused(tmp_path: Path) -> None:
    data = zipped([("a_b.json", A)]).replace(b"a_b.json", b"a\0b.json")
    assert shown(one(data, "x.zip", tmp_path)) == [("a\0b.json", "archive_unsafe")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("案卷.json".encode("gb18030"), "案卷.json"),
        ("案卷.json".encode(), "案卷.json"),
        (b"\x80\xff.json", "Ç\xa0.json"),
    ],
)
def test_names_are_read_as_their_systems_write_them(
    kind: str, name: bytes, called: str, tmp_path: Path
) -> None:
    plain = b"n" * len(name)
    if kind == "zip":
        data = zipped([(plain.decode(), A)]).replace(plain, name)
    else:
        data = tarred([(name.decode(errors="surrogateescape"), A)], tarfile.GNU_FORMAT)
    assert shown(one(data, f"x.{kind}", tmp_path)) == [(called, "")]


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
def test_long_names_are_read_in_every_form_of_tar(form: int, tmp_path: Path) -> None:
    name = "n" * 90 + "/" + "m" * 90 + ".json"
    assert shown(one(tarred([(name, A)], form), "x.tar", tmp_path)) == [(name, "")]


# -- what an archive may look like -------------------------------------------------------------


def test_an_archive_is_known_by_its_content(tmp_path: Path) -> None:
    archives = (
        zipped(named([A])),
        tarred(named([A])),
        gzip.compress(tarred(named([A]))),
        bz2.compress(tarred(named([A]))),
        lzma.compress(tarred(named([A]))),
    )
    for data in archives:
        for name in ("x.json", "x.zip.bak", "x"):
            assert shown(one(data, name, tmp_path)) == [("a/000.json", "")]
    # And what is none is none, whatever it is called.
    for name in ("x.zip", "x.tar", "x.tgz", "x.json.gz"):
        assert shown(one(A, name, tmp_path)) == [(None, "")]


def test_a_compressed_text_is_read_as_the_text(tmp_path: Path) -> None:
    for compress in (gzip.compress, bz2.compress, lzma.compress):
        assert whole(one(compress(A), "x.json", tmp_path)) == [A]
        assert members(one(compress(A), "x.jsonl.xz", tmp_path)) == [(None, 1, "")]
        twice = compress(lines([A])) + compress(lines([B])) + b"\0" * 100
        found = one(twice, "x.jsonl", tmp_path)
        assert members(found) == [(None, 1, ""), (None, 2, "")]
        assert whole(found) == [A, B]


def test_a_zip_file_behind_something_else_is_read(tmp_path: Path) -> None:
    data = b"#!/bin/sh\n" * 99 + zipped(named([A, B]))
    assert whole(one(data, "x.zip", tmp_path)) == [A, B]


def test_a_zip_file_with_a_remark_is_read(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.json", A)
        archive.comment = b"PK\x05\x06" + b"x" * 60_000
    assert whole(one(made.getvalue(), "x.zip", tmp_path)) == [A]


@pytest.mark.parametrize("cut", [False, True])
def test_a_zip_file_for_large_members_is_read(
    cut: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # All numbers stand in the fields for large ones then.
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 0)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in named([A, B]):
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(data)
    data = made.getvalue()
    assert b"PK\x06\x07" in data
    found = one(data[: data.index(b"PK\x01\x02")] if cut else data, "x.zip", tmp_path)
    assert whole(found) == [A, B]
    assert len(found) == 2 + cut


def test_an_archive_without_records_is_told(tmp_path: Path) -> None:
    empty: dict[str, bytes] = {
        "x.zip": zipped([("a.txt", b"x"), (".a.json", A)]),
        "y.zip": zipped([]),
        "x.tar": tarred([("a.txt", b"x")]),
        "y.tar": tarred([]),
        "z.tar": b"\0" * 10240,
        "x.tgz": gzip.compress(tarred([])),
    }
    for name, data in empty.items():
        (found,) = one(data, name, tmp_path)
        assert shown([found]) == [(None, "archive_empty")], name
    # A document of an Office program is an archive to us alone.
    (found,) = one(zipped([("word/document.xml", b"<a/>")]), "x.json", tmp_path)
    assert code(found) == "not_text"
    assert "ZIP / Office" in said(found)


NESTED = {
    "a zip in a zip": ("x.zip", zipped([("in.zip", zipped(named([A]))), ("z.json", B)])),
    "a tar in a zip": ("x.zip", zipped([("in.tar", tarred(named([A]))), ("z.json", B)])),
    "a tar.gz in a zip": (
        "x.zip",
        zipped([("in.tgz", gzip.compress(tarred(named([A])))), ("z.json", B)]),
    ),
    "a zip in a tar": ("x.tar", tarred([("in.zip", zipped(named([A]))), ("z.json", B)])),
    "a tar in a tar": ("x.tar", tarred([("in.tar", tarred(named([A]))), ("z.json", B)])),
    "a zip called a record": ("x.tar", tarred([("in.json", zipped(named([A]))), ("z.json", B)])),
    "gzip in gzip in a tar": (
        "x.tar",
        tarred([("in.json.gz", gzip.compress(gzip.compress(A))), ("z.json", B)]),
    ),
}


@pytest.mark.parametrize("name", NESTED)
def test_an_archive_inside_an_archive_is_refused(name: str, tmp_path: Path) -> None:
    path, data = NESTED[name]
    first, second = one(data, path, tmp_path)
    assert code(first) == "archive_nested"
    assert "inside an archive" in said(first)
    assert whole([second]) == [B]


@pytest.mark.parametrize(
    "data", [gzip.compress(gzip.compress(A)), gzip.compress(zipped(named([A])))]
)
def test_what_is_packed_twice_is_refused(data: bytes, tmp_path: Path) -> None:
    assert shown(one(data, "x.gz", tmp_path)) == [(None, "archive_nested")]


# -- members that are refused ------------------------------------------------------------------


def test_links_and_devices_in_a_tar_are_refused(tmp_path: Path) -> None:
    link = entry("l.json", kind=tarfile.SYMTYPE)
    link.linkname = "/etc/passwd"
    hard = entry("h.json", kind=tarfile.LNKTYPE)
    hard.linkname = "a.json"
    data = tar_of(
        [
            (link, b""),
            (hard, b""),
            (entry("p.json", kind=tarfile.FIFOTYPE), b""),
            (entry("c.json", kind=tarfile.CHRTYPE), b""),
            (entry("folder.json", kind=tarfile.DIRTYPE), b""),
            (entry("latest", kind=tarfile.SYMTYPE), b""),
            (entry("a.json", A), A),
        ]
    )
    found = one(data, "x.tar", tmp_path)
    assert shown(found) == [
        ("l.json", "archive_unsafe"),
        ("h.json", "archive_unsafe"),
        ("p.json", "archive_unsafe"),
        ("c.json", "archive_unsafe"),
        ("a.json", ""),
    ]
    assert ["link" in said(item) for item in found[:4]] == [True, True, False, False]


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.json", A), ("b.json", B)]))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + flags] |= 1
    found = one(bytes(data), "x.zip", tmp_path)
    assert shown(found) == [("a.json", "archive_encrypted"), ("b.json", "")]
    # Without the directory too.
    found = one(bytes(data[: data.index(b"PK\x01\x02")]), "x.zip", tmp_path)
    assert shown(found) == [
        ("a.json", "archive_encrypted"),
        ("b.json", ""),
        (None, "archive_broken"),
    ]


@pytest.mark.parametrize(("method", "called"), [(14, "LZMA"), (9, "deflate64"), (77, "77")])
def test_an_unusual_compression_is_named(method: int, called: str, tmp_path: Path) -> None:
    data = bytearray(zipped([("a.json", A), ("b.json", B)]))
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", data, data.index(mark) + place, method)
    found = one(bytes(data), "x.zip", tmp_path)
    assert shown(found) == [("a.json", "archive_unsupported"), ("b.json", "")]
    assert f"({called})" in said(found[0])


def _sparse() -> bytes:
    """A file with holes as GNU tar writes it: with a further block of its header."""
    head = bytearray(entry("s.json", b"x" * 512, tarfile.GNUTYPE_SPARSE).tobuf(tarfile.GNU_FORMAT))
    head[482] = 1
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + b"\0" * 512 + b"x" * 512


def test_a_file_with_holes_is_refused(tmp_path: Path) -> None:
    found = one(_sparse() + tarred([("a.json", A)]), "x.tar", tmp_path)
    assert shown(found) == [("s.json", "archive_unsupported"), ("a.json", "")]
    pax = entry("s.json", A)
    pax.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.name": "real.json"}
    found = one(tar_of([(pax, A), (entry("a.json", A), A)]), "x.tar", tmp_path)
    assert shown(found) == [("real.json", "archive_unsupported"), ("a.json", "")]


# -- damage ------------------------------------------------------------------------------------


def test_a_damaged_member_does_not_hide_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.json", A), ("b.jsonl", lines([A, B])), ("c.json", C)], 0))
    data[data.index(A) + 3] ^= 1
    data[data.rindex(B) + 3] ^= 1
    found = one(bytes(data), "x.zip", tmp_path)
    assert members(found) == [
        ("a.json", None, "archive_broken"),
        ("b.jsonl", 1, ""),
        ("b.jsonl", 2, ""),
        ("b.jsonl", 3, "archive_broken"),
        ("c.json", None, ""),
    ]
    assert "check sum" in said(found[0])


def test_a_header_that_is_not_there_is_told(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.json", A), ("b.json", B)], 0))
    data[0] = 0
    found = one(bytes(data), "x.zip", tmp_path)
    assert shown(found) == [("a.json", "archive_broken"), ("b.json", "")]


def test_a_directory_that_is_damaged_in_the_middle(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.json", A), ("b.json", B)], 0))
    data[data.rindex(b"PK\x01\x02")] = 0
    found = one(bytes(data), "x.zip", tmp_path)
    assert shown(found) == [("a.json", ""), (None, "archive_broken")]
    assert "directory" in said(found[1])


@pytest.mark.parametrize("piped", [False, True])
def test_without_its_directory_the_members_of_a_zip_file_are_read(
    piped: bool, tmp_path: Path
) -> None:
    given = [("b.json", B), ("a.json", A), ("x.txt", b"x"), ("a.json", C)]
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(given, piped=piped)
    found = one(data[: data.index(b"PK\x01\x02") + 3], "x.zip", tmp_path)
    assert shown(found) == [
        ("b.json", ""),
        ("a.json", ""),
        ("a.json#2", ""),
        (None, "archive_broken"),
    ]
    assert whole(found) == [B, A, C]
    assert "directory" in said(found[-1])


def test_the_directory_of_an_archive_inside_is_not_taken_for_its_own(tmp_path: Path) -> None:
    inner = zipped([("secret.json", A)])
    data = zipped([("0.json", B), ("in.zip", inner), ("z.json", C)], 0)
    cut = data[: data.index(inner) + len(inner)]
    assert shown(one(cut, "x.zip", tmp_path)) == [
        ("0.json", ""),
        ("in.zip", "archive_nested"),
        (None, "archive_broken"),
    ]


def test_half_a_member_is_told_once_with_its_place(tmp_path: Path) -> None:
    long = lines([record(n, text="x" * 100) for n in range(20)])
    for name, data in (
        ("x.zip", zipped([("a.json", A), ("b.jsonl", long)], 0)),
        ("x.tar", tarred([("a.json", A), ("b.jsonl", long)])),
    ):
        cut = data.index(long) + 10 * len(long) // 20 + 5
        found = one(data[:cut], name, tmp_path)
        assert members(found) == [
            ("a.json", None, ""),
            *(("b.jsonl", n, "") for n in range(1, 11)),
            ("b.jsonl", 11, "archive_broken"),
        ]
        assert "breaks off" in said(found[-1])


def test_a_tar_that_ends_without_its_end_is_told(tmp_path: Path) -> None:
    found = one(tarred([("a.json", A)])[:1024], "x.tar", tmp_path)
    assert shown(found) == [("a.json", ""), (None, "archive_broken")]


def test_what_follows_the_end_of_a_tar_is_told(tmp_path: Path) -> None:
    found = one(tarred([("a.json", A)]) + tarred([("b.json", B)]), "x.tar", tmp_path)
    assert shown(found) == [("a.json", ""), (None, "archive_broken")]
    assert "More follows" in said(found[1])


def test_the_check_sum_behind_a_tar_is_compared(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(tarred([("a.json", A)])))
    data[-6] ^= 1
    assert shown(one(bytes(data), "x.tgz", tmp_path)) == [("a.json", ""), (None, "archive_broken")]


@pytest.mark.parametrize(
    "pax", [b"9999 path=x\n", b"x path=y\n", b"11 path=x", b"9 pathxx\n", b"16 size=9x9x9x9\n"]
)
def test_a_pax_header_that_makes_no_sense_is_told(pax: bytes, tmp_path: Path) -> None:
    head = entry("h", pax, tarfile.XHDTYPE).tobuf(tarfile.USTAR_FORMAT)
    data = head + pax.ljust(512, b"\0") + tarred([("a.json", A)])
    assert shown(one(data, "x.tar", tmp_path)) == [(None, "archive_broken")]


def test_a_member_larger_than_the_world_is_told(tmp_path: Path) -> None:
    info = entry("a.json")
    info.size = 1 << 70
    head = info.tobuf(tarfile.GNU_FORMAT)
    assert shown(one(head + A.ljust(512), "x.tar", tmp_path))[0][1] in (
        "archive_broken",
        "too_large",
    )
    info = entry("a.txt")
    info.size = 1 << 70
    head = info.tobuf(tarfile.GNU_FORMAT)
    assert shown(one(head + A.ljust(512), "x.tar", tmp_path)) == [(None, "archive_broken")]


# -- bombs -------------------------------------------------------------------------------------


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive may become a hundred thousand bytes, or twice its size."""
    monkeypatch.setattr(unpack, "MAX_EXPANSION", 100_000)
    monkeypatch.setattr(unpack, "MAX_RATIO", 2)


BOMBS: dict[str, bytes] = {
    "x.jsonl.gz": gzip.compress(lines([A] * 10_000)),
    "x.json.gz": gzip.compress(listed([A] * 10_000)),
    "x.jsonl.xz": lzma.compress(lines([A] * 10_000)),
    "x.tgz": gzip.compress(tarred([(f"{n}.json", A) for n in range(500)])),
    "y.tgz": gzip.compress(tarred([("0.json", A), ("x.pdf", b"0" * 1_000_000), ("z.json", A)])),
    "x.zip": zipped([(f"{n:03}.jsonl", lines([A] * 500)) for n in range(20)]),
    "y.zip": zipped([("a.json.gz", gzip.compress(lines([A] * 10_000))), ("z.json", A)]),
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_grows_out_of_proportion_is_read_no_further(
    tight: None, name: str, tmp_path: Path
) -> None:
    found = one(BOMBS[name], name, tmp_path)
    assert [code(item) for item in found[:-1]] == [""] * (len(found) - 1)
    assert code(found[-1]) == "archive_too_big"
    assert "out of all proportion" in said(found[-1])
    assert sum(map(len, whole(found))) <= 100_000


def test_a_stretch_that_many_members_share_counts_each_time(tight: None, tmp_path: Path) -> None:
    text = lines([A] * 300)
    data = zipped([("000.jsonl", text)], 0)
    central = data[data.index(b"PK\x01\x02") : data.index(b"PK\x05\x06")]
    again = b"".join(central.replace(b"000.jsonl", b"%03d.jsonl" % n) for n in range(99))
    begin = data.index(b"PK\x01\x02")
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 99, 99, len(again), begin, 0)
    found = one(data[:begin] + again + end, "x.zip", tmp_path)
    assert code(found[-1]) == "archive_too_big"
    assert len(found) < 20 * 300


def test_an_archive_in_proportion_is_read_to_its_end(tight: None, tmp_path: Path) -> None:
    noise = [record(n, text=zlib.crc32(b"%d" % n)) for n in range(2_000)]
    data = zipped(named(noise), 0)
    assert len(data) > 100_000
    assert len(whole(one(data, "x.zip", tmp_path))) == 2_000


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("cut", [False, True])
def test_more_members_than_are_allowed_are_told(
    kind: str, cut: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "MAX_MEMBERS", 3)
    data = KINDS[kind](named([A] * 4))
    if cut and kind == "zip":
        data = data[: data.index(b"PK\x01\x02")]
    found = one(data, f"x.{kind}", tmp_path)
    assert [code(item) for item in found] == ["", "", "", "archive_too_big"]
    assert "more than 3 members" in said(found[-1])
    assert len(one(KINDS[kind](named([A] * 3)), f"x.{kind}", tmp_path)) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_member_that_is_too_large_does_not_hide_the_others(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "MAX_BYTES", 200)
    data = KINDS[kind]([("a.json", A), ("b.json", record(2, text="\n" * 200)), ("c.json", C)])
    assert shown(one(data, f"x.{kind}", tmp_path)) == [
        ("a.json", ""),
        ("b.json", "too_large"),
        ("c.json", ""),
    ]
    assert MAX_BYTES > 200


def test_a_dictionary_that_takes_all_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 28}]
    data = lzma.compress(A, filters=filters)
    (found,) = one(data, "x.json.xz", tmp_path)
    assert code(found) == "archive_unsupported"
