"""Invented cells of a plan, each written as plans write them and none of them twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from random import Random

from geo.subjects import subjects

PARTNERS = (1, 1, 1, 2, 2, 3, 5, 9)  # of an event, as in ``participations.py``
MONTHS = ("июля", "августа", "сентября", "октября", "ноября", "декабря")
YEARS = ("", " 2023", " 2023 г.", " 2023 года", "\n2023 года")


def distinct(invent: Callable[[Random], str], count: int) -> list[str]:
    """So many different texts, the same in every run."""
    random = Random(7)
    return list(islice(_unseen(lambda: invent(random)), count))


def _unseen(invent: Callable[[], str]) -> Iterator[str]:
    seen: set[str] = set()
    while True:
        text = invent()
        if text not in seen:
            seen.add(text)
            yield text


def regions(random: Random) -> str:
    """«Калужская область, Республика Крым», or as often «г. Москва, Тверская и Псковская области»."""
    everyone = list(subjects().values())
    if random.random() < 0.5:
        return ", ".join(each.name for each in random.sample(everyone, random.choice(PARTNERS)))
    oblasts = [each.label for each in everyone if each.type == "область"]
    *others, last = random.sample(oblasts, random.choice(PARTNERS) + 1)
    capital = random.choice(("", "", "г. Москва, ", "г. Москва, \nг. Санкт-Петербург, "))
    return f"{capital}{', '.join(others)} и {last} области"


def dates(random: Random) -> str:
    """«26 августа», «7–10 сентября 2023 года», «с 5 июля по 8 декабря 2023 г.», «07.09.2023 – 10.09.2023»."""
    first, last = sorted(random.sample(range(1, 31), 2))
    month, later = sorted(random.choices(range(6), k=2))
    return random.choice(
        (
            f"{first} {MONTHS[month]}{random.choice(YEARS)}",
            f"{first}–{last} {MONTHS[month]}{random.choice(YEARS)}",
            f"с {first} {MONTHS[month]} по {last} {MONTHS[later]}{random.choice(YEARS)}",
            f"{first:02}.{month + 7:02}.2023 – {last:02}.{later + 7:02}.2023",
        )
    )
