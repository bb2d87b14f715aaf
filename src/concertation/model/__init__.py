"""The model: frozen values for everything that the method names.

``None`` in a field means that nobody has said; ``()`` in a collection means that there is none. References are by id.
No value looks at a clock, reads a file or draws at random.
"""

from concertation.model.acts import (
    Act,
    Adopt,
    Begin,
    Change,
    Edit,
    Fire,
    Migrate,
    Put,
    Remove,
    Renaming,
    Unwaive,
    Waive,
)
from concertation.model.addresses import UnknownAddress, resolve
from concertation.model.checks import RESERVED, ROLES, Range, slug
from concertation.model.concertation import COLLECTIONS, Concertation, Entity, PathwayRef, Waiver
from concertation.model.fields import Value
from concertation.model.follow_up import Commitment, Experiment, Indicator, Measure, Resolution, Review
from concertation.model.frozen import Json, Table
from concertation.model.people import Authority, Circle, Formation, Member, Party, Territory
from concertation.model.preparation import Actor, Axis, Diagnosis, Expectation, GroundRules, StartingPoint
from concertation.model.programme import (
    Action,
    Budget,
    Dependency,
    Milestone,
    Objective,
    Obstacle,
    Proposition,
    Roadmap,
)
from concertation.model.standing import Standing
from concertation.model.when import Period, When

__all__ = [
    "COLLECTIONS",
    "RESERVED",
    "ROLES",
    "Act",
    "Action",
    "Actor",
    "Adopt",
    "Authority",
    "Axis",
    "Begin",
    "Budget",
    "Change",
    "Circle",
    "Commitment",
    "Concertation",
    "Dependency",
    "Diagnosis",
    "Edit",
    "Entity",
    "Expectation",
    "Experiment",
    "Fire",
    "Formation",
    "GroundRules",
    "Indicator",
    "Json",
    "Measure",
    "Member",
    "Migrate",
    "Milestone",
    "Objective",
    "Obstacle",
    "Party",
    "PathwayRef",
    "Period",
    "Proposition",
    "Put",
    "Range",
    "Remove",
    "Renaming",
    "Resolution",
    "Review",
    "Roadmap",
    "Standing",
    "StartingPoint",
    "Table",
    "Territory",
    "UnknownAddress",
    "Unwaive",
    "Value",
    "Waive",
    "Waiver",
    "When",
    "resolve",
    "slug",
]
