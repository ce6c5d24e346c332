"""The key that signs certificates lies beside the database; what it signs is the register's line and
nothing else.
"""

from __future__ import annotations

import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.django_db

DAY = date(2026, 10, 26)


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """A DATA folder without any key."""
    settings.DATA = tmp_path
    return tmp_path


def ring() -> Any:
    from zhiheng.proof import signing
    from zhiheng.registry import selectors

    return signing.ring(json.dumps(selectors.public_keys("区政府", False)).encode())


def kept(folder: Path) -> list[Path]:
    return sorted(p.relative_to(folder) for p in folder.rglob("*") if p.is_file())


def test_the_key_is_made_at_first_need_for_its_owner_alone_and_stays(folder: Path) -> None:
    from zhiheng.proof import signing as proof
    from zhiheng.registry import signing

    assert kept(folder) == [] and signing.public() == []
    made = signing.private(DAY)
    path = folder / "certificate.key"
    assert path.read_bytes() == made and len(made) == 32 and path.stat().st_mode & 0o777 == 0o600
    assert signing.private(DAY + timedelta(days=9)) == made
    assert signing.public() == [(DAY.isoformat(), proof.public_of(made))]
    assert kept(folder) == [
        Path("certificate.key"),
        Path(f"keys/{proof.name_of(proof.public_of(made))}.json"),
    ]
    assert not any(made in (folder / p).read_bytes() for p in kept(folder) if p.name != "certificate.key")


def test_a_key_changes_and_what_the_old_one_signed_stays_provable(folder: Path, golden: Any) -> None:
    from zhiheng.documents import services
    from zhiheng.proof import certificate
    from zhiheng.registry import selectors, signing

    honour = selectors.of_edition(golden.edition.pk)[0]
    old, before = signing.private(DAY), services.signed(honour, golden.award, DAY)
    new = signing.rotate(DAY + timedelta(days=1))
    after = services.signed(honour, golden.award, DAY)
    assert new in ring() and len(ring()) == 2 and signing.private(DAY) != old and before != after
    assert not any(old in (folder / p).read_bytes() for p in kept(folder)), "the old key is gone"
    assert (folder / "certificate.key").stat().st_mode & 0o777 == 0o600
    assert certificate.verify(before, ring()) == certificate.verify(after, ring())


def test_two_that_need_the_first_key_at_once_get_the_same(folder: Path) -> None:
    from zhiheng.registry import signing

    path = folder / "certificate.key"
    signing._place(path, b"1" * 32)
    signing._place(path, b"2" * 32)
    assert path.read_bytes() == b"1" * 32 and kept(folder) == [Path("certificate.key")]


def test_what_is_signed_is_the_line_of_the_register(golden: Any) -> None:
    from zhiheng.documents import services
    from zhiheng.proof import certificate
    from zhiheng.registry import selectors

    for h in selectors.of_edition(golden.edition.pk):
        said = certificate.verify(services.signed(h, golden.award, DAY), ring())
        assert (said.register, said.award, said.number, said.organisation, said.uscc, said.edition) == (
            "golden",
            golden.award.name,
            h.number,
            h.name,
            h.uscc,
            h.edition_label,
        )
        assert (said.awarded, said.valid_through) == (
            h.awarded.isoformat(),
            h.valid_through.isoformat() if h.valid_through else "",
        )
        assert (said.tier, said.regulation, said.document) == ("区长质量奖", h.regulation, h.document)


def keywords(raw: bytes) -> str:
    said = PdfReader(io.BytesIO(raw)).metadata
    assert said is not None
    return str(said.get("/Keywords", ""))


def test_a_certificate_carries_address_and_signed_text_in_its_code(golden: Any) -> None:
    from zhiheng.documents import papers, services
    from zhiheng.files import services as files
    from zhiheng.registry import selectors

    honour = selectors.of_edition(golden.edition.pk)[0]
    raw = files.read(honour.certificate)
    text = services.signed(honour, golden.award, DAY)
    assert keywords(raw) == f"{services.verify_url(honour.pk)}#{text}"
    assert papers.certificate_pdf(services.certificate_data(honour, golden.award, text)) == raw, (
        "and in its picture"
    )
    assert (
        papers.qr(services.verify_url(honour.pk), text).svg != papers.qr(services.verify_url(honour.pk)).svg
    )


def test_a_certificate_of_before_stays_and_printing_it_again_gives_it_the_signed_code(golden: Any) -> None:
    from zhiheng.documents import papers, services
    from zhiheng.files import services as files
    from zhiheng.proof import certificate
    from zhiheng.registry.models import Honour

    honour = Honour.objects.get(case=golden.case("A1").pk)
    raw = papers.certificate_pdf(services.certificate_data(honour, golden.award))
    before = files.put(raw, golden.now()).sha256
    Honour.objects.filter(pk=honour.pk).update(certificate=before)
    assert keywords(raw) == ""
    golden.do("office", "reissue_certificate", honour.ref, reason="换发带签名的证书")
    honour.refresh_from_db()
    assert honour.certificate != before and files.read(before) == raw
    said = certificate.verify(certificate.pasted(keywords(files.read(honour.certificate))), ring())
    assert said.number == honour.number


@pytest.mark.parametrize(("length", "signed"), [(12, True), (40, True), (100, True), (190, False)])
def test_the_code_is_wide_enough_for_paper_and_falls_back_to_the_address(length: int, signed: bool) -> None:
    import segno

    from zhiheng.documents import papers
    from zhiheng.proof import certificate

    facts = certificate.Facts(
        "jinshui",
        "郑州市金水区区长质量奖",
        "JSZL-2026-001",
        "长" * length,
        "91990105MA9K3Q7W57",
        "第五届（2026年）",
        "2026-10-26",
        "2030-10-26",
        "区长质量奖",
        "金政〔2023〕30号",
        "金政〔2026〕41号",
    )
    address = "https://award.jinshui.gov.cn/verify/" + "0123456789abcdef" * 2 + "/"
    made = papers.qr(address, certificate.sign(facts, bytes(32)))
    side = int(made.svg.split('width="')[1].split('"')[0])
    assert (side > segno.make(address, error="m", micro=False).symbol_size(border=2)[0]) is signed
    assert side <= 4 * papers.LARGEST + 17 + 4
    assert papers.LEAST <= made.width <= 410 and made.width / side >= 4, (
        "0.4 mm a module, on a sheet of 297 mm"
    )


def test_the_status_list_has_every_revocation_of_its_day_and_none_to_come(golden: Any) -> None:
    from zhiheng.proof import certificate
    from zhiheng.registry import selectors
    from zhiheng.registry.models import Honour

    first, second, third = selectors.of_edition(golden.edition.pk)
    today = golden.now().date()
    Honour.objects.filter(pk=first.pk).update(revoked_on=today - timedelta(days=3), state="revoked")
    Honour.objects.filter(pk=second.pk).update(revoked_on=today + timedelta(days=1), state="revoked")
    raw = selectors.status_list({golden.award.pk: ("golden", golden.award.name, today)}, today)
    found = certificate.revoked(raw, ring())
    assert found == {
        "golden": certificate.Standing(
            golden.award.name, today.isoformat(), {first.number: (today - timedelta(days=3)).isoformat()}
        )
    }
    assert third.number.encode() not in raw and first.name.encode() not in raw, "numbers alone"
