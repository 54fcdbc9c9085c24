"""The parts of a jurisdiction by quarter, and the cells that they make: clusters and organisations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Node = str | int
"""A cell below the jurisdiction: the code of a cluster, or the identity of an organisation."""


@dataclass(frozen=True)
class Part:
    """People newly admitted by a direct organisation in each quarter, and how many of them are of the category.

    Everything that the jurisdiction counts and no organisation stands for any more is one part of its own (`cell`
    False), so that all parts together are the jurisdiction.
    """

    organization: int
    cluster: str | None
    admitted: tuple[int, ...]
    counted: tuple[int, ...]
    cell: bool = True


@dataclass(frozen=True)
class Table:
    """The parts of a year up to a quarter, and which of them each cell is made of."""

    parts: tuple[Part, ...]
    members: Mapping[Node, tuple[Part, ...]]
    clusters: Mapping[Node, str | None]
    """The cluster that an organisation's cell is inside; None for cells directly below the jurisdiction."""
    quarters: int

    @classmethod
    def up_to(cls, parts: Sequence[Part], quarter: int) -> Table:
        members: defaultdict[Node, list[Part]] = defaultdict(list)
        clusters: dict[Node, str | None] = {}
        for part in parts:
            members[part.organization].append(part)
            clusters[part.organization] = part.cluster
            if part.cluster is not None:
                members[part.cluster].append(part)
                clusters[part.cluster] = None
        found = {node: tuple(some) for node, some in members.items()}
        return cls(tuple(parts), found, clusters, quarter + 1)

    def counted(self, node: Node) -> int:
        """Return the people of the category in a cell since 1 January."""
        return sum(sum(part.counted[: self.quarters]) for part in self.members[node])

    def admitted(self, node: Node) -> int:
        """Return all newly admitted people of a cell since 1 January."""
        return sum(sum(part.admitted[: self.quarters]) for part in self.members[node])

    def same_people(self, node: Node) -> set[Node]:
        """Return the cell, and with a cluster its organisation if no other in it admitted anybody."""
        admitting = {part.organization for part in self.members[node] if self.admitted(part.organization)}
        return {node} | (admitting if len(admitting) == 1 else set())

    def is_cell(self, node: Node) -> bool:
        """Whether it stands for an organisation or a cluster, not for those who have no organisation any more."""
        return all(part.cell for part in self.members[node])

    def is_due(self, threshold: int) -> bool:
        """Whether the jurisdiction counts so many of the category, and so many others, that they could be divided."""
        counted = sum(sum(part.counted[: self.quarters]) for part in self.parts)
        admitted = sum(sum(part.admitted[: self.quarters]) for part in self.parts)
        return 2 * threshold <= counted <= admitted - 2 * threshold

    def is_large(self, nodes: Sequence[Node], threshold: int) -> bool:
        """Whether these together count enough people more, and enough fewer, than is known of them anyway."""
        least, most = self.known_anyway(nodes, self.quarters)
        return least + threshold <= sum(map(self.counted, nodes)) <= most - threshold

    def known_anyway(self, nodes: Sequence[Node], quarters: int) -> tuple[int, int]:
        """Return the bounds for who knows the jurisdiction's totals and everybody's admissions only.

        With 5 of the category among 100 admitted in all, an organisation that admitted 3 has 0 to 3 of them.
        """
        least = most = 0
        for quarter in range(quarters):
            total = sum(part.counted[quarter] for part in self.parts)
            everybody = sum(part.admitted[quarter] for part in self.parts)
            admitted = sum(part.admitted[quarter] for node in nodes for part in self.members[node])
            least += max(0, total - (everybody - admitted))
            most += min(admitted, total)
        return least, most
