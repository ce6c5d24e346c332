"""Personal data: whose goes and when, what stays, what a person sees and puts right, what the archives
get.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.house import client_of

pytestmark = pytest.mark.django_db
Refused = Callable[..., Any]
YEAR = timedelta(days=400)


def organisation(play: Any, alias: str) -> Any:
    return play.case(alias).organisation


def contact(play: Any, alias: str) -> Any:
    from zhiheng.access.models import User

    return User.objects.get(pk=play.user(alias.lower()))


def loser(play: Any) -> str:
    """An applicant of the golden edition that won nothing, neither then nor before."""
    from zhiheng.editions.models import Case
    from zhiheng.registry import selectors

    rows = Case.objects.filter(edition=play.edition).select_related("organisation").order_by("alias")
    return next(c.alias for c in rows if not selectors.has_won(play.award.pk, c.organisation.uscc))


def test_a_losers_contact_goes_a_year_after_the_filing_and_the_ledger_stays_whole(
    golden: Any, refused: Refused
) -> None:
    from zhiheng.ledger import selectors
    from zhiheng.outbox.models import Message
    from zhiheng.retention import services

    alias = loser(golden)
    who, ref = contact(golden, alias), organisation(golden, alias).ref
    name, login = who.name, who.login
    refused(409, "contact_kept_until", "25", lambda: golden.do("office", "erase_contact", ref))
    assert services.erase_overdue(golden.award.pk, golden.now()) == 0
    assert services.erase_overdue(golden.award.pk, golden.now() + YEAR) > 0
    who.refresh_from_db()
    assert (who.is_active, who.address, who.has_usable_password()) == (False, "", False)
    assert name not in (who.name, who.login) and login not in (who.name, who.login)
    assert not Message.objects.filter(to=who.pk).exclude(text=services.GONE).exists()
    assert not any(
        name in json.dumps(p, ensure_ascii=False) for p in selectors.payloads(f"award/{golden.award.pk}")
    )
    assert all(isinstance(selectors.verify(chain), tuple) for chain in selectors.chains())
    assert services.erase_overdue(golden.award.pk, golden.now() + YEAR) == 0, "once"
    refused(409, "right_state", "25", lambda: golden.do("office", "erase_contact", ref, later=YEAR))


def test_a_winners_contact_stays(golden: Any, refused: Refused) -> None:
    from zhiheng.registry.models import Honour
    from zhiheng.retention import services

    before = {c.pk: contact(golden, c.alias).name for c in _winners(golden)}
    assert before and Honour.objects.filter(award=golden.award).exists()
    services.erase_overdue(golden.award.pk, golden.now() + YEAR)
    assert {c.pk: contact(golden, c.alias).name for c in _winners(golden)} == before
    first = _winners(golden)[0]
    refused(
        409,
        "contact_of_winner",
        "25",
        lambda: golden.do("office", "erase_contact", first.organisation.ref, later=YEAR),
    )


def _winners(play: Any) -> list[Any]:
    from zhiheng.editions.models import Case
    from zhiheng.registry.models import Honour

    pks = Honour.objects.filter(edition=play.edition.pk).values("case")
    return list(Case.objects.filter(pk__in=pks).select_related("organisation").order_by("alias"))


def test_on_a_written_request_it_goes_earlier_and_never_while_the_edition_runs(
    golden: Any, books: Any, refused: Refused
) -> None:
    alias = loser(golden)
    golden.do("office", "erase_contact", organisation(golden, alias).ref, request="来函〔2026〕12号")
    assert not contact_exists(golden, alias)
    running = books.case("A1").organisation.ref
    refused(
        409,
        "contact_in_use",
        "25",
        lambda: books.do("office", "erase_contact", running, request="来函", later=YEAR),
    )


def contact_exists(play: Any, alias: str) -> bool:
    from zhiheng.access.models import User

    return User.objects.filter(login=alias.lower()).exists()


def test_a_person_who_holds_another_office_stays_who_they_are(golden: Any) -> None:
    from zhiheng.access.models import Appointment
    from zhiheng.retention import acts

    alias = loser(golden)
    org, who = organisation(golden, alias), contact(golden, alias)
    assert [u.pk for u in acts.contacts(org)] == [who.pk]
    Appointment.objects.create(
        id="f" * 32,
        award=golden.award,
        user=who,
        state="running",
        office="expert",
        from_day=golden.now().date(),
    )
    assert acts.contacts(org) == []


def test_an_organisation_whose_contacts_went_registers_anew_and_stays_itself(
    golden: Any, refused: Refused
) -> None:
    from zhiheng.access.models import Appointment
    from zhiheng.people.models import Organisation

    org = organisation(golden, loser(golden))
    said = {
        "uscc": org.uscc,
        "name": f"新{org.name}",
        "login": "new@example.cn",
        "contact": "新联系人",
        "password": "a-long-new-password-2026",
    }
    refused(
        409,
        "uscc_once",
        "13(1)",
        lambda: golden.do("public", "register_organisation", golden.award.ref, **said),
    )
    golden.do("office", "erase_contact", org.ref, request="来函")
    assert golden.do("public", "register_organisation", golden.award.ref, **said).object == org.ref
    again = Organisation.objects.get(award=golden.award, uscc=org.uscc)
    assert (again.pk, again.name, again.state) == (org.pk, f"新{org.name}", "registered")
    assert Appointment.objects.get(scope=org.ref, state="running").user.login == "new@example.cn"


def test_an_old_session_ends_with_the_account(golden: Any) -> None:
    alias = loser(golden)
    client = client_of(golden.user(alias.lower()))
    assert client.get("/application/").status_code == 200
    golden.do("office", "erase_contact", organisation(golden, alias).ref, request="来函")
    assert client.get("/application/").status_code in (302, 404)


def test_somebody_sees_takes_out_and_corrects_what_stands_about_them(golden: Any, refused: Refused) -> None:
    from zhiheng.access.models import Appointment, User
    from zhiheng.ledger.models import Payload

    pk = golden.user("e2")
    held = Appointment.objects.filter(user=pk, state="running").first()
    assert held is not None
    refused(422, "something_to_correct", "25", lambda: golden.do("e2", "correct_contact", held.ref))
    refused(
        422, "mail_written", "25", lambda: golden.do("e2", "correct_contact", held.ref, address="not a mail")
    )
    golden.do("e2", "correct_contact", held.ref, address="e2@example.cn")
    assert User.objects.get(pk=pk).address == "e2@example.cn"
    assert not Payload.objects.filter(payload__contains="e2@example.cn").exists(), (
        "the ledger says that, not what"
    )
    client = client_of(pk)
    said = client.get("/me/").content.decode()
    assert "e2@example.cn" in said and f"/act/correct_contact/{held.ref}/" in said
    out = client.get("/me/?as=json")
    assert (
        out.headers["Content-Disposition"].startswith("attachment")
        and json.loads(out.content)["address"] == "e2@example.cn"
    )


def test_nobody_corrects_another(golden: Any) -> None:
    from zhiheng.access.models import Appointment
    from zhiheng.access.refusals import Forbidden, Unknown

    held = Appointment.objects.filter(user=golden.user("e2"), state="running").first()
    assert held is not None
    for login in ("e1", "office", "a1"):
        with pytest.raises((Forbidden, Unknown)):
            golden.do(login, "correct_contact", held.ref, name="别人")


def test_the_archives_get_the_list_and_what_it_lists(golden: Any, books: Any) -> None:
    from zhiheng.dossier.services import NotFiled, package
    from zhiheng.proof import verify

    with pytest.raises(NotFiled):
        package(books.edition)
    raw = package(golden.edition)
    assert raw == package(golden.edition), "the same database gives the same bytes"
    members = zipfile.ZipFile(io.BytesIO(raw))
    rows = list(csv.reader(io.StringIO(members.read("归档目录.csv").decode("utf-8-sig"))))
    assert rows[0] == ["件号", "题名", "文号或日期", "保管期限"] and [r[0] for r in rows[1:]] == [
        str(n) for n in range(1, len(rows))
    ]
    assert {r[3] for r in rows[1:]} == {"永久", "30年", "10年"}
    assert members.read("归档目录.pdf").startswith(b"%PDF")
    assert verify.verify(members.read("卷宗.zip"))["ok"]


def test_who_may_take_the_package_out(golden: Any, books: Any) -> None:
    path = f"/edition/{golden.edition.pk}/archive.zip"
    assert {
        login: client_of(golden.user(login)).get(path).status_code
        for login in ("office", "supervision", "c1", "e2")
    } == {
        "office": 200,
        "supervision": 200,
        "c1": 403,
        "e2": 403,
    }
    early = client_of(books.user("office")).get(f"/edition/{books.edition.pk}/archive.zip")
    assert early.status_code == 409 and "还没有归档" in early.content.decode()


def test_a_session_that_ended_is_dropped(golden: Any) -> None:
    from django.contrib.sessions.models import Session

    from zhiheng import jobs
    from zhiheng.access import clock

    client_of(golden.user("office"))
    live = Session.objects.count()
    Session.objects.create(
        session_key="x" * 32, session_data="", expire_date=clock.real() - timedelta(minutes=1)
    )
    jobs.tick()
    assert Session.objects.count() == live and not Session.objects.filter(session_key="x" * 32).exists()
