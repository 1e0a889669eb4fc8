"""Shares: all that live have about equally many villages, and every village somebody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deployment import Deployment, Served
from bot.domain.shares import chosen

ROUNDS = 40
"""Looks of each process after which nothing may change any more."""

Offers = dict[str, frozenset[int]]


class Cluster:
    """Processes that look in turn, on leases that are taken by whoever is first."""

    def __init__(self, offers: Offers, holders: dict[int, str] | None = None) -> None:
        self.offers = offers
        self.holders = holders or {}
        self.moves = 0

    def seen_by(self, process: str) -> Deployment:
        served = {village: Served(village, holder, 1, None) for village, holder in self.holders.items()}
        return Deployment(process, self.offers, served)

    def look(self, process: str) -> None:
        wanted = chosen(self.seen_by(process))
        for village in [each for each, holder in self.holders.items() if holder == process]:
            if village not in wanted:
                del self.holders[village]
                self.moves += 1
        for village in wanted:
            self.holders.setdefault(village, process)

    def settle(self) -> None:
        for _ in range(ROUNDS):
            before = dict(self.holders)
            for process in list(self.offers):
                self.look(process)
            if self.holders == before:
                return
        raise AssertionError("it never comes to rest")

    def counts(self) -> list[int]:
        return sorted(list(self.holders.values()).count(each) for each in self.offers)


def everywhere(processes: str, villages: int) -> Offers:
    return dict.fromkeys(processes, frozenset(range(1, villages + 1)))


def test_one_process_serves_all() -> None:
    assert chosen(Deployment("a", everywhere("a", 30), {})) == frozenset(range(1, 31))


def test_a_newcomer_gets_its_share_and_no_village_moves_twice() -> None:
    cluster = Cluster(everywhere("a", 30))
    cluster.settle()
    cluster.offers = everywhere("ab", 30)
    cluster.settle()
    assert (cluster.counts(), cluster.moves) == ([15, 15], 15)
    cluster.offers = everywhere("abc", 30)
    cluster.settle()
    assert (cluster.counts(), cluster.moves) == ([10, 10, 10], 25)


def test_a_dead_ones_villages_go_to_the_others_and_nothing_else_moves() -> None:
    cluster = Cluster(everywhere("abc", 30))
    cluster.settle()
    moves = cluster.moves
    del cluster.offers["b"]
    cluster.holders = {village: holder for village, holder in cluster.holders.items() if holder != "b"}
    cluster.settle()
    assert cluster.counts() == [15, 15]
    assert cluster.moves == moves


def test_a_village_that_only_one_could_serve_is_served_though_it_has_its_share() -> None:
    cluster = Cluster({"a": frozenset(range(1, 11)), "b": frozenset(range(5, 21))})
    cluster.settle()
    assert set(cluster.holders) == set(range(1, 21))
    assert {cluster.holders[village] for village in range(1, 5)} == {"a"}
    assert cluster.counts() == [7, 13]


def test_a_process_that_offers_nothing_any_more_keeps_nothing() -> None:
    served = {1: Served(1, "a", 1, None)}
    assert chosen(Deployment("a", {"a": frozenset(), "b": frozenset([1])}, served)) == frozenset()
    assert chosen(Deployment("a", {"b": frozenset([1])}, served)) == frozenset()


@given(
    st.integers(1, 5),
    st.integers(0, 23),
    st.dictionaries(st.integers(1, 23), st.sampled_from("abcde")),
)
def test_however_it_stands_all_come_to_about_the_same_and_rest(
    processes: int, villages: int, holders: dict[int, str]
) -> None:
    offers = everywhere("abcde"[:processes], villages)
    living = {each: who for each, who in holders.items() if each <= villages and who in offers}
    cluster = Cluster(offers, living)
    cluster.settle()
    counts = cluster.counts()
    assert sum(counts) == villages
    assert counts[-1] - counts[0] <= 1
    before = dict(cluster.holders)
    cluster.settle()
    assert cluster.holders == before


@given(st.dictionaries(st.sampled_from("abcd"), st.frozensets(st.integers(1, 9)), min_size=1))
def test_whatever_each_offers_every_village_is_served_and_it_comes_to_rest(offers: Offers) -> None:
    cluster = Cluster(offers)
    cluster.settle()
    assert set(cluster.holders) == set().union(*offers.values())
    assert all(village in offers[holder] for village, holder in cluster.holders.items())
    before = dict(cluster.holders)
    cluster.settle()
    assert cluster.holders == before


def test_all_who_look_at_once_come_to_rest_too() -> None:
    cluster = Cluster(everywhere("abcd", 10), {n: "abc"[n % 3] for n in range(1, 11)})
    for _ in range(10):
        views = {process: chosen(cluster.seen_by(process)) for process in cluster.offers}
        for process, wanted in views.items():
            for village in [v for v, holder in cluster.holders.items() if holder == process]:
                if village not in wanted:
                    del cluster.holders[village]
                    cluster.moves += 1
        for process, wanted in views.items():
            for village in wanted:
                cluster.holders.setdefault(village, process)
    assert cluster.counts() == [2, 2, 3, 3]
    assert cluster.moves <= 3
