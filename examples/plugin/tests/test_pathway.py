"""The pathway follows the method, then has the charter signed."""

from __future__ import annotations

import pytest

from concertation import Dossier, Pathway, Process, Put, Refused, RuleSet, plugins
from concertation.charts import diff
from concertation.model import Action, Axis


def test_every_departure_from_the_method_has_its_reason() -> None:
    """Whoever reads the pathway learns why."""
    [pathway] = plugins.pathways(["rennes"])
    departures = diff(Pathway.stock(), pathway)
    assert [each.address for each in departures if each.reason is None] == []
    assert "steps/signature" in [each.address for each in departures]


def test_the_programme_is_proposed_once_every_axis_has_an_action() -> None:
    """The gate names the axis that has none."""
    [pathway] = plugins.pathways(["rennes"])
    process = Process(pathway, RuleSet.stock() | plugins.rules(["rennes"]))
    dossier = Dossier.begin("Charte", authority="Rennes Métropole", by="authority", on="2021-01-05", process=process)
    dossier.do(Put(Axis("gouvernance", title="Gouvernance concertée")), on="2021-01-06")
    dossier.do(Put(Action("bornes", title="Bornes", axes=[])), on="2021-01-06")
    dossier.fire("programme.start", on="2021-01-07")
    with pytest.raises(Refused) as caught:
        dossier.fire("programme.propose", by="body", on="2021-02-01")
    assert "aucune action ne sert l'axe « Gouvernance concertée »" in caught.value.text("fr")
    dossier.change("actions/bornes", axes=["gouvernance"])
    with pytest.raises(Refused) as caught:
        dossier.fire("programme.propose", by="body", on="2021-02-02")
    assert "rennes/axis-has-action" not in caught.value.text("en")


def test_the_charter_is_signed_in_a_step_of_its_own() -> None:
    """By the authority, or by the body."""
    [pathway] = plugins.pathways(["rennes"])
    process = Process(pathway, RuleSet.stock() | plugins.rules(["rennes"]))
    dossier = Dossier.begin("Charte", authority="Rennes Métropole", by="authority", on="2021-01-05", process=process)
    dossier.fire("signature.sign", by="body", on="2021-06-24")
    assert dossier.now.standings["signature"].state == "signed"
