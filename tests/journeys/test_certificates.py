"""A certificate checked without the network, in a browser and by the command: genuine, expired, revoked,
forged.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.journeys import revoking
from tests.journeys.cast import Cast
from tests.journeys.installation import Installation, command

VALID, EXPIRED, REVOKED, FORGED = (
    "证书真实，在有效期内",
    "证书真实，有效期已满",
    "荣誉已被撤销（自",
    "证书内容与签名不符",
)


def code_of(page: Page, at: Installation, honour: str) -> str:
    """What the code on a certificate says, as its PDF keeps it."""
    answer = page.request.get(f"{at.url}{honour}certificate.pdf")
    assert answer.ok
    said = PdfReader(io.BytesIO(answer.body())).metadata
    return str(said["/Keywords"]) if said else ""


def forged(text: str) -> str:
    """The same with one letter changed in its middle."""
    n = len(text) - 60
    return text[:n] + ("A" if text[n] != "A" else "B") + text[n + 1 :]


def says(page: Page, text: str) -> str:
    """What the page answers to a text."""
    page.locator("#text").fill(text)
    page.get_by_role("button", name="查验").click()
    expect(page.locator("#answer")).to_be_visible()
    page.wait_for_function(
        "t => document.querySelector('#text').value === t && document.activeElement.id === 'verdict'",
        arg=text,
    )
    return page.locator("#answer").inner_text()


def stand(page: Page, at: Installation) -> Page:
    """The offline page with what is published now, and then no network."""
    page.context.set_offline(False)
    page.goto(f"{at.url}/verify/")
    page.get_by_role("link", name="离线核验证书").click()
    expect(page.locator("#known")).to_contain_text("公钥1把")
    page.context.set_offline(True)
    return page


def test_four_outcomes_without_the_network(
    serve: Callable[..., Installation],
    actor: Callable[..., Page],
    examine: Callable[[Page, str], list[dict[str, Any]]],
    tmp_path: Path,
) -> None:
    at = serve()
    cast = Cast(at, actor, "jinshui")
    visitor = cast.newcomer()
    visitor.goto(f"{at.url}/winners/")
    honours = visitor.locator("main a[href^='/verify/']").evaluate_all(
        "links => links.map(a => a.getAttribute('href'))"
    )
    good, gone = code_of(visitor, at, honours[0]), code_of(visitor, at, honours[1])
    assert f"{honours[0]}#ZH1." in good

    page = stand(visitor, at)
    first = says(page, good)
    assert VALID in first and re.search(r"状态截至20\d\d年\d+月\d+日", first) and "演练证书" in first
    assert FORGED in says(page, forged(good)) and "状态截至" in says(page, forged(good))
    assert VALID in says(page, gone)
    assert examine(page, "/verify/verify-offline.html") == []
    keys, status = tmp_path / "keys.json", tmp_path / "status.json"

    revoking.decided(cast, honours[1])
    page = stand(visitor, at)
    assert REVOKED in says(page, gone) and "状态截至" in says(page, gone)
    assert VALID in says(page, good)
    page.context.set_offline(False)
    for file in (keys, status):
        file.write_bytes(page.request.get(f"{at.url}/verify/{file.name}").body())

    at.command("site", "--to", tmp_path / "stick")
    page.context.set_offline(True)
    page.goto((tmp_path / "stick" / "verify-offline.html").as_uri() + "#" + gone.partition("#")[2])
    expect(page.locator("#answer")).to_contain_text(REVOKED)

    cast.forward("1600d")
    assert EXPIRED in says(stand(visitor, at), good)
    later = tmp_path / "later.json"
    later.write_bytes(visitor.context.request.get(f"{at.url}/verify/status.json").body())
    page.goto((tmp_path / "stick" / "verify-offline.html").as_uri())
    assert VALID in says(page, good)
    page.locator("#files").set_input_files([str(keys), str(later)])
    expect(page.locator("#answer")).to_contain_text(EXPIRED)
    torn = tmp_path / "torn.json"
    torn.write_text(
        status.read_text().replace('"revoked":[', '"revoked":[{"number":"X","since":"2020-01-01"},')
    )
    page.locator("#files").set_input_files(str(torn))
    expect(page.locator("#known")).to_contain_text("有状态清单与签名不符，没有采用")

    def asked(text: str, list_: Path, code: int, *more: str) -> str:
        answer = json.loads(
            command(
                "certificate",
                "verify",
                text,
                "--keys",
                keys,
                "--status",
                list_,
                "--json",
                *more,
                codes=(code,),
            )
            or "{}"
        )
        return str(answer.get("says", ""))

    assert VALID in asked(good, status, 0, "--at", "2028-01-01") and "状态截至" in asked(
        good, status, 0, "--at", "2028-01-01"
    )
    assert REVOKED in asked(gone, status, 1)
    assert EXPIRED in asked(good, later, 1)
    assert FORGED in asked(forged(good), status, 1)
    asked(good, torn, 4)
    pdf = tmp_path / "certificate.pdf"
    pdf.write_bytes(visitor.context.request.get(f"{at.url}{honours[0]}certificate.pdf").body())
    assert VALID in asked(str(pdf), status, 0, "--at", "2028-01-01")


def test_a_backup_has_the_public_keys_and_never_the_key(
    serve: Callable[..., Installation], tmp_path: Path
) -> None:
    at = serve()
    key = (at.data / "certificate.key").read_bytes()
    assert (at.data / "certificate.key").stat().st_mode & 0o777 == 0o600
    at.command("backup", "-o", tmp_path / "b.zip")
    assert (
        key not in (tmp_path / "b.zip").read_bytes()
        and key.hex().encode() not in (tmp_path / "b.zip").read_bytes()
    )
    names = zipfile.ZipFile(
        io.BytesIO((tmp_path / "b.zip").read_bytes().rpartition(b"\nzhiheng-backup-1:")[0])
    ).namelist()
    assert [n for n in names if n.startswith("keys/")] == [
        f"keys/{p.name}" for p in (at.data / "keys").iterdir()
    ]
    command("restore", tmp_path / "b.zip", "--data", tmp_path / "again")
    assert not (tmp_path / "again" / "certificate.key").exists()
    made = json.loads(command("certificate", "rotate", "--data", tmp_path / "again", "--json"))
    assert made["keys"] == 2 and (tmp_path / "again" / "certificate.key").read_bytes() != key
