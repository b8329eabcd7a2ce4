"""By when something ends, by another program in another language: business days, days and months in a time zone.

    python3 business_days.py business_days.json ZONE

prints a line per question, for every day of 2024 to 2036: what is asked, then the answer. Moments are milliseconds
since 1970, lists are joined with commas. It needs Python 3.9 and nothing besides: the zones come from Python's own database,
the holidays from the file, and every day is counted one by one.

    b MOMENT ENDS    the ends of the 0th to the 10th business day after that moment
    d MOMENT ENDS    the ends of so many calendar days, see DAYS
    m MOMENT ENDS    the ends of so many calendar months, see MONTHS
    g MOMENT END     the end of a month that, where nobody works on its last day, is the next working day's
    l MOMENT DUE N   how many business days are left
    p RECEIVED N ASKED ANSWERED DUE   N business days, less those of a question
    w LAW DUTY START DUE EXTENDED     a clock of LAWS from that moment, and made longer; the same twice where it may not be
    q LAW DUTY START ASKED ANSWERED LONGER DUE   the same, less the days of a question; LONGER says whether it was extended
"""

import json
import random
import sys
from calendar import monthrange
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

FIRST, LAST = date(2024, 1, 1), date(2036, 12, 31)
DAYS = (1, 14, 30, 45, 90)
MONTHS = (1, 2, 3, 6, 12)
# What the laws say, written down once more: how long, of what, how much longer, whether a question stops it.
LAWS = {
    ("gdpr", "answer"): (1, "working month", 2, False),
    ("uk-gdpr", "answer"): (1, "working month", 2, True),
    ("uk-gdpr", "acknowledge-complaint"): (30, "day", 0, False),
    ("ccpa", "acknowledge"): (10, "working day", 0, False),
    ("ccpa", "answer"): (45, "day", 45, False),
    ("ccpa", "records"): (24, "month", 0, False),
    ("ccpa", "deletion-list"): (45, "day", 0, False),
    ("china", "answer"): (15, "working day", 0, False),
    ("china", "answer-complaint"): (15, "working day", 0, False),
}
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MS = timedelta(milliseconds=1)
DAY = timedelta(days=1)


class Place:
    def __init__(self, zone, exceptions):
        self.zone = ZoneInfo(zone)
        self.holidays = {date.fromisoformat(text) for text in exceptions["holidays"]}
        self.working = {date.fromisoformat(text) for text in exceptions["working_weekends"]}
        self.ends = {}

    def works(self, day):
        return day in self.working if day.weekday() >= 5 else day not in self.holidays

    def moment(self, day, clock, fold=0):
        """Local time as a moment; of a time that comes twice the first, with `fold` the second."""
        local = datetime.combine(day, clock, self.zone).replace(fold=fold)
        return (local.astimezone(timezone.utc) - EPOCH) // MS

    def day(self, moment):
        return (EPOCH + moment * MS).astimezone(self.zone).date()

    def end(self, day):
        """The first moment after a day, and the proof that it is."""
        if day not in self.ends:
            end = self.moment(day + DAY, time())
            if not (self.day(end - 1) == day and self.day(end) > day):
                raise SystemExit(f"{self.zone}: {day} does not end at {end}")
            self.ends[day] = end
        return self.ends[day]

    def business_day(self, day, count):
        while count > 0:
            day += DAY
            count -= self.works(day)
        return day

    def working_from(self, day):
        while not self.works(day):
            day += DAY
        return day

    def left(self, moment, due):
        today, last = self.day(moment), self.day(due - 1)
        late = moment >= due
        day, until = (last, today) if late else (today, last)
        count = 0
        while day < until:
            day += DAY
            count += self.works(day)
        return -max(count, 1) if late else count

    def paused(self, received, count, asked, answered):
        """Day after day: what begins while the question waits does not count."""
        begin, end = self.day(asked), self.day(answered)
        day = last = self.day(received)
        while count > 0:
            day += DAY
            if self.works(day) and not begin < day <= end:
                count, last = count - 1, day
        if last <= begin < end:
            last = self.working_from(end)
        return self.end(last)

    def last(self, start, count, unit):
        if unit == "working day":
            return self.business_day(start, count)
        if unit == "day":
            return start + count * DAY
        last = month_later(start, count)
        return self.working_from(last) if unit == "working month" else last

    def stopped(self, last, asked, answered):
        """The last day of a month's clock that stood still: each day that was left is left once more, one by one."""
        begin, end = self.day(asked), self.day(answered)
        if end <= begin:
            return last
        while begin < last:
            begin, end = begin + DAY, end + DAY
        return self.working_from(end)

    def changes(self):
        """The moments at which the offset changes, from Python's database."""

        def offset(moment):
            return (EPOCH + moment * MS).astimezone(self.zone).utcoffset()

        day, step = self.moment(FIRST, time()), 86_400_000
        while day < self.moment(LAST, time()):
            low, high = day, day + step
            if offset(low) != offset(high):
                while high - low > 1:
                    middle = (low + high) // 2
                    low, high = (middle, high) if offset(middle) == offset(low) else (low, middle)
                yield high
            day += step


def month_later(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moments(place):
    clocks = (time(), time(12), time(23, 59, 59, 999_000))
    found = set()
    day = FIRST
    while day <= LAST:
        found.update(place.moment(day, clock, fold) for clock in clocks for fold in (0, 1))
        day += DAY
    hour = 3_600_000
    around = (-hour, -hour // 2, -1, 0, 1, hour // 2, hour - 1, hour, hour + 1)
    found.update(change + by for change in place.changes() for by in around)
    return sorted(found)


def answers(place):
    for moment in moments(place):
        day = place.day(moment)
        dues = [place.end(place.business_day(day, count)) for count in range(11)]
        yield "b", moment, dues
        yield "d", moment, [place.end(day + count * DAY) for count in DAYS]
        yield "m", moment, [place.end(month_later(day, count)) for count in MONTHS]
        yield "g", moment, place.end(place.working_from(month_later(day, 1)))


def laws(place):
    """Every clock of every law from every day of the thirteen years, in the morning and in the day's last millisecond."""
    day = FIRST
    while day <= LAST:
        for moment in (place.moment(day, time(9)), place.moment(day, time(23, 59, 59, 999_000), 1)):
            start = place.day(moment)
            for (law, duty), (count, unit, longer, _) in LAWS.items():
                ends = [place.end(place.last(start, length, unit)) for length in (count, count + longer)]
                yield "w", law, duty, moment, *ends
        day += DAY


def stops(place):
    """Questions, within time, from every day, to clocks that they stop; some of those were made longer before."""
    chance = random.Random(12)
    day = FIRST
    while day <= LAST:
        moment = place.moment(day, time(9))
        for (law, duty), (count, unit, longer, pausable) in LAWS.items():
            if not pausable:
                continue
            for length in (count, count + longer):
                last = place.last(place.day(moment), length, unit)
                asked = chance.randrange(moment, place.end(place.last(place.day(moment), count, unit)))
                answered = asked + chance.randrange(14 * 86_400_000)
                due = place.end(place.stopped(last, asked, answered))
                yield "q", law, duty, moment, asked, answered, int(length > count), due
        day += DAY


def chances(place):
    """The same questions on every machine."""
    chance = random.Random(36)
    first, last = place.moment(FIRST, time()), place.moment(LAST, time())
    for _ in range(20_000):
        moment, count = chance.randrange(first, last), chance.randrange(1, 11)
        due = place.end(place.business_day(place.day(moment), count))
        for _ in range(2):
            now = moment + chance.randrange(30 * 86_400_000)
            yield "l", now, due, place.left(now, due)
        asked = chance.randrange(moment, due)
        answered = asked + chance.randrange(14 * 86_400_000)
        yield "p", moment, count, asked, answered, place.paused(moment, count, asked, answered)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        exceptions = json.load(file)[sys.argv[2]]
    place = Place(sys.argv[2], exceptions)
    lines = []
    for questions in (answers, laws, stops, chances):
        for question in questions(place):
            words = (",".join(map(str, word)) if isinstance(word, list) else str(word) for word in question)
            lines.append(" ".join(words))
    print("\n".join(lines))


main()
