"""Calendar files are what RFC 5545 asks for, and a calendar program shows every event on its days."""

from datetime import date, datetime
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events

from conftest import Site


def files(site: Site) -> list[Path]:
    found = sorted(site.folder.rglob("*.ics"))
    if not found:
        pytest.skip("this site declares no kind with dates, so it has no calendar")
    return found


def day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def test_lines_are_folded_and_ended_as_the_rule_says(site: Site) -> None:
    for file in files(site):
        content = file.read_bytes()
        assert content.endswith(b"\r\n"), file
        lines = content.split(b"\r\n")
        assert not any(b"\n" in line or b"\r" in line for line in lines), f"{file}: a line does not end with CR LF"
        assert max(map(len, lines)) <= 75, f"{file}: a line has more than 75 octets"
        for line in lines:
            line.decode("utf-8")  # raises where a character is cut in two


def test_parsers_read_everything(site: Site) -> None:
    for file in files(site):
        calendar = icalendar.Calendar.from_ical(file.read_bytes())
        assert calendar["VERSION"] == "2.0" and calendar["PRODID"], file
        assert not [error for component in calendar.walk() for error in component.errors], file
        events = calendar.walk("VEVENT")
        assert events, file
        identities = [event["UID"] for event in events]
        assert len(set(identities)) == len(identities), f"{file}: two events have one UID"
        zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
        for event in events:
            assert event["SUMMARY"] and isinstance(event["DTSTAMP"].dt, datetime), event
            used = {event[name].params["TZID"] for name in ("DTSTART", "DTEND") if name in event and "TZID" in event[name].params}
            assert used <= zones, f"{file}: {event['UID']} uses a time zone that is not told"
            if "DTEND" in event:
                assert event["DTEND"].dt > event["DTSTART"].dt, event["UID"]


def test_every_event_is_shown_on_its_first_day(site: Site) -> None:
    for file in files(site):
        calendar = icalendar.Calendar.from_ical(file.read_bytes())
        shown = {(event["UID"], day(event["DTSTART"].dt)) for event in recurring_ical_events.of(calendar).all()}
        missing = [event["UID"] for event in calendar.walk("VEVENT") if (event["UID"], day(event["DTSTART"].dt)) not in shown]
        assert not missing, f"{file}: {missing[:20]}"
